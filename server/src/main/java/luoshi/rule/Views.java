package luoshi.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import luoshi.kernel.Actor;
import luoshi.organisation.Areas;
import luoshi.organisation.Unit;
import luoshi.organisation.UnitKind;
import luoshi.rule.web.Field;
import luoshi.rule.web.Mistake;
import luoshi.rule.web.Options;
import luoshi.rule.web.Options.Option;
import luoshi.web.Texts;

/** Turns forms and faults into what templates show. */
final class Views {
    private final Fields fields;
    private final Texts t;

    Views(Fields fields, Texts t) {
        this.fields = fields;
        this.t = t;
    }

    Field field(String name) {
        return new Field(name, fields.text(name), error(name));
    }

    /** What is wrong with the field, or an empty text. */
    String error(String name) {
        return fields.faults().stream()
                .filter(fault -> fault.field().equals(name))
                .map(fault -> text(fault, t))
                .findFirst()
                .orElse("");
    }

    List<Mistake> mistakes() {
        return fields.faults().stream()
                .map(fault -> new Mistake(fault.field(), text(fault, t)))
                .toList();
    }

    private static String text(Fault fault, Texts t) {
        var data = fault.reason().data().stream()
                .map(value -> value instanceof java.time.LocalDate day ? Dates.sentence(day, t) : value)
                .toArray();
        return t.get(fault.reason().key(), data);
    }

    Option option(Object value, String label) {
        return option(value, label, 0, "");
    }

    private Option option(Object value, String label, int indent, String name) {
        var text = String.valueOf(value);
        return new Option(text, label, fields.all(name).contains(text), indent);
    }

    /** A list of options; those among the field's values are chosen. */
    <T> Options options(
            String name, List<T> all, Function<T, ?> value, Function<T, String> label, Function<T, Integer> indent) {
        var found = new ArrayList<Option>();
        for (var one : all) {
            found.add(option(value.apply(one), label.apply(one), indent.apply(one), name));
        }
        return new Options(name, found, error(name));
    }

    /** The same with an empty choice first. */
    <T> Options optional(String name, String none, List<T> all, Function<T, ?> value, Function<T, String> label) {
        var options = options(name, all, value, label, one -> 0);
        var found = new ArrayList<Option>();
        found.add(new Option("", none, fields.text(name).isEmpty(), 0));
        found.addAll(options.all());
        return new Options(name, found, options.error());
    }

    <E extends Enum<E>> Options constants(String name, Class<E> type, String prefix) {
        return options(
                name, Arrays.asList(type.getEnumConstants()), Enum::name, one -> t.get(prefix + one.name()), one -> 0);
    }

    Options areas(String name, Areas areas, String none) {
        return optional(
                name,
                none,
                areas.all().stream()
                        .filter(area -> !area.retired() || fields.text(name).equals(Long.toString(area.id())))
                        .toList(),
                area -> area.id(),
                area -> area.name(t.english()));
    }

    Options units(String name, List<Unit> units) {
        int top = units.stream().mapToInt(Unit::depth).min().orElse(0);
        return options(name, units, Unit::id, Unit::name, unit -> unit.depth() - top);
    }

    /** Units in whose name rules are made: the actor's own first, no teams. */
    static List<Unit> owners(List<Unit> tree, Actor actor) {
        return tree.stream()
                .filter(unit -> actor.sees(unit.id()))
                .filter(unit ->
                        unit.id() == actor.unitId() || unit.kind() != UnitKind.TEAM && unit.kind() != UnitKind.LEADERS)
                .sorted(java.util.Comparator.comparing((Unit unit) -> unit.id() != actor.unitId()))
                .toList();
    }

    /** Clauses of a sentence. */
    static String sentence(List<String> parts, Texts t) {
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(t.get("list.clause")));
    }

    static String joined(List<String> parts, Texts t) {
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(t.get("list.comma")));
    }
}
