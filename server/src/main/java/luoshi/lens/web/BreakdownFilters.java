package luoshi.lens.web;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import luoshi.lens.CoverageService;
import luoshi.lens.web.Questions.Question;
import luoshi.organisation.Areas;
import luoshi.organisation.Units;
import luoshi.rule.Duties;
import luoshi.rule.DutyLine;
import luoshi.web.Field;
import luoshi.web.Field.Option;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The form in which a subtree, clauses, months, a day and an entry of the ledger are chosen. */
@Component
class BreakdownFilters {
    private final CoverageService coverage;
    private final Units units;
    private final Areas areas;
    private final Duties duties;

    BreakdownFilters(CoverageService coverage, Units units, Areas areas, Duties duties) {
        this.coverage = coverage;
        this.units = units;
        this.areas = areas;
        this.duties = duties;
    }

    BreakdownPage.Filter of(Grouping by, Question question, Sight sight, Texts t) {
        var wanted = question.wanted();
        var day = question.asked().asOf();
        var lines = duties.inForce(day);
        var kept = new ArrayList<CoveragePage.Kept>();
        if (wanted.post() != null) {
            kept.add(new CoveragePage.Kept("post", wanted.post().toString()));
        }
        if (wanted.duty() != null) {
            kept.add(new CoveragePage.Kept("duty", wanted.duty().toString()));
        }
        return new BreakdownPage.Filter(
                kept,
                chosen("unit", units(question, sight, t)),
                chosen("from", months(question, question.range().from(), t)),
                chosen("until", months(question, question.range().until(), t)),
                chosen("area", areas(wanted.area(), t)),
                chosen("source", sources(lines, wanted.source(), t)),
                chosen("clause", clauses(lines, question)),
                typed("asof", day.toString()),
                typed("known", Objects.toString(question.asked().known(), "")),
                coverage.firstDay().toString(),
                question.asked().today().toString(),
                Long.toString(coverage.head()),
                question.kept().size() <= 1
                        ? null
                        : new CoveragePage.Action(t.get("rule.list.clear"), "/coverage/by/" + by.key(), ""));
    }

    private static Field chosen(String name, List<Option> options) {
        return new Field("by-" + name, name, "", "", true, options);
    }

    private static Field typed(String name, String value) {
        return new Field("by-" + name, name, value, "", false, List.of());
    }

    private List<Option> units(Question question, Sight sight, Texts t) {
        var wanted = question.wanted().unit();
        var options = new ArrayList<Option>();
        options.add(new Option("", t.get("breakdown.unit.all"), wanted == null, 0));
        units.tree(question.asked().asOf()).stream()
                .filter(unit -> sight.knows(unit.id()))
                .map(unit -> new Option(
                        Long.toString(unit.id()),
                        "\u3000".repeat(unit.depth()) + unit.name(),
                        wanted != null && unit.id() == wanted,
                        0))
                .forEach(options::add);
        return options;
    }

    private List<Option> months(Question question, YearMonth chosen, Texts t) {
        var first = YearMonth.from(coverage.firstDay());
        var last = YearMonth.from(question.asked().asOf());
        return Stream.concat(
                        Stream.iterate(last, month -> !month.isBefore(first), month -> month.minusMonths(1)),
                        Stream.of(question.range().from(), question.range().until()))
                .distinct()
                .sorted(Comparator.<YearMonth>naturalOrder().reversed())
                .map(month -> new Option(month.toString(), t.fullMonth(month), month.equals(chosen), 0))
                .toList();
    }

    private List<Option> areas(@Nullable Long wanted, Texts t) {
        var options = new ArrayList<Option>();
        options.add(new Option("", t.get("breakdown.area.all"), wanted == null, 0));
        areas.all()
                .forEach(area -> options.add(new Option(
                        Long.toString(area.id()), area.name(t.english()), wanted != null && area.id() == wanted, 0)));
        return options;
    }

    private static List<Option> sources(List<DutyLine> lines, @Nullable Long wanted, Texts t) {
        var titles = new LinkedHashMap<Long, String>();
        lines.forEach(line -> titles.putIfAbsent(line.sourceId(), line.sourceTitle()));
        var options = new ArrayList<Option>();
        options.add(new Option("", t.get("breakdown.source.all"), wanted == null, 0));
        titles.forEach((id, title) ->
                options.add(new Option(Long.toString(id), title, wanted != null && id.equals(wanted), 0)));
        return options;
    }

    /** Clauses in force of the regulation and area chosen, and whatever was ticked. */
    private static List<Option> clauses(List<DutyLine> lines, Question question) {
        var wanted = question.wanted();
        var options = new LinkedHashMap<Long, Option>();
        for (var line : lines) {
            var ticked = wanted.clauses().contains(line.clauseId());
            var fits = (wanted.source() == null || wanted.source() == line.sourceId())
                    && (wanted.area() == null || wanted.area() == line.areaId());
            if (ticked || fits) {
                options.putIfAbsent(
                        line.clauseId(),
                        new Option(
                                Long.toString(line.clauseId()),
                                (line.reference() + " " + line.clauseTitle()).strip(),
                                ticked,
                                0));
            }
        }
        return List.copyOf(options.values());
    }
}
