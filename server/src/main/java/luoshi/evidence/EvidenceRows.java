package luoshi.evidence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import luoshi.exchange.spi.RowFailure;
import luoshi.exchange.spi.RowImporter.Read;
import luoshi.kernel.Actor;
import luoshi.kernel.Reason;
import luoshi.organisation.People;
import luoshi.organisation.Units;
import luoshi.rule.Duties;
import luoshi.rule.DutyLine;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds out for many rows at once which duty, person and unit they mean, and whether the one binds the other. */
@Component
class EvidenceRows {
    private static final String CODES = "select code, id from rule.duty where code = any (:codes)";
    private static final String WORKING = """
            select person_id, unit_id, lower(validity) as since, upper(validity) as until
            from organisation.membership where line = 'WORKING' and person_id = any (:people)
            """;

    private final JdbcClient sql;
    private final Duties duties;
    private final People people;
    private final Units units;
    private final Binding binding;

    EvidenceRows(JdbcClient sql, Duties duties, People people, Units units, Binding binding) {
        this.sql = sql;
        this.duties = duties;
        this.people = people;
        this.units = units;
        this.binding = binding;
    }

    /** A row with what it means. */
    record Resolved(
            int row,
            ImportedEvidence value,
            DutyLine duty,
            @Nullable Long person,
            long unit) {}

    private record Stay(
            long unit, @Nullable LocalDate from, @Nullable LocalDate to) {
        boolean covers(LocalDate day) {
            return (from == null || !from.isAfter(day)) && (to == null || to.isAfter(day));
        }
    }

    List<Resolved> resolve(Actor actor, List<Read<ImportedEvidence>> read, List<RowFailure> failures) {
        var byCode = duties(read);
        var persons = people.byNumbers(read.stream()
                .map(row -> row.value().number())
                .filter(number -> !number.isEmpty())
                .distinct()
                .toList());
        var stays = stays(persons.values().stream().map(person -> person.id()).toList());
        var unitIds = new HashMap<String, Long>();
        var found = new ArrayList<Resolved>();
        for (var row : read) {
            var value = row.value();
            var duty = byCode.get(value.duty());
            if (duty == null) {
                failures.add(failure(row, "duty", value.duty(), "reason.evidence.row-duty"));
                continue;
            }
            if (duty.accepts().stream()
                    .noneMatch(kind -> kind.name().equals(value.kind().name()))) {
                failures.add(failure(row, "kind", value.kind().name(), "reason.evidence.not-accepted"));
                continue;
            }
            var person = persons.get(value.number());
            var unit = value.number().isEmpty()
                    ? unitIds.computeIfAbsent(value.unit(), this::unit)
                    : person == null
                            ? null
                            : unitOn(stays, person.id(), value.at().toLocalDate());
            if (unit == null || unit == 0 || !actor.sees(unit)) {
                var ofUnit = value.number().isEmpty();
                failures.add(failure(
                        row,
                        ofUnit ? "unit" : "number",
                        ofUnit ? value.unit() : value.number(),
                        ofUnit ? "reason.evidence.row-unit" : "reason.evidence.row-person"));
                continue;
            }
            found.add(new Resolved(row.row(), value, duty, person == null ? null : person.id(), unit));
        }
        return found;
    }

    /** Adds a failure for each row whose duty does not bind its person or unit. */
    void unbound(List<Resolved> resolved, List<RowFailure> failures) {
        var places = new HashMap<Binding.Asked, Integer>();
        var asked = new ArrayList<Binding.Asked>();
        for (var row : resolved) {
            if (row.person() != null) {
                var ask = new Binding.Asked(
                        row.duty().id(), row.person(), row.value().at().toLocalDate());
                if (places.putIfAbsent(ask, asked.size()) == null) {
                    asked.add(ask);
                }
            }
        }
        var bound = binding.people(asked);
        for (var row : resolved) {
            var day = row.value().at().toLocalDate();
            var place = row.person() == null
                    ? null
                    : places.get(new Binding.Asked(row.duty().id(), row.person(), day));
            var binds = place == null ? binding.unit(row.duty().id(), row.unit(), day) : bound.get(place);
            if (!binds) {
                failures.add(
                        new RowFailure(row.row(), "duty", row.value().duty(), Reason.of("reason.evidence.not-bound")));
            }
        }
    }

    private Map<String, DutyLine> duties(List<Read<ImportedEvidence>> read) {
        var ids = new HashMap<String, Long>();
        sql.sql(CODES)
                .param(
                        "codes",
                        read.stream().map(row -> row.value().duty()).distinct().toArray(String[]::new))
                .query(row -> {
                    ids.put(row.getString("code"), row.getLong("id"));
                });
        var lines = duties.byId(ids.values());
        var byCode = new HashMap<String, DutyLine>();
        ids.forEach((code, id) -> {
            var line = lines.get(id);
            if (line != null) {
                byCode.put(code, line);
            }
        });
        return byCode;
    }

    private Map<Long, List<Stay>> stays(List<Long> persons) {
        var stays = new HashMap<Long, List<Stay>>();
        sql.sql(WORKING).param("people", persons.toArray(Long[]::new)).query(row -> {
            stays.computeIfAbsent(row.getLong("person_id"), key -> new ArrayList<>())
                    .add(new Stay(
                            row.getLong("unit_id"),
                            row.getObject("since", LocalDate.class),
                            row.getObject("until", LocalDate.class)));
        });
        return stays;
    }

    private static @Nullable Long unitOn(Map<Long, List<Stay>> stays, long person, LocalDate day) {
        return stays.getOrDefault(person, List.of()).stream()
                .filter(stay -> stay.covers(day))
                .map(Stay::unit)
                .findFirst()
                .orElse(null);
    }

    /** The unit of the code, 0 for none. */
    private Long unit(String code) {
        return units.byCode(code).map(unit -> unit.id()).orElse(0L);
    }

    private static RowFailure failure(Read<ImportedEvidence> row, String column, String value, String reason) {
        return new RowFailure(row.row(), column, value, Reason.of(reason));
    }
}
