package luoshi.roster;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import luoshi.exchange.spi.Column;
import luoshi.exchange.spi.Fields;
import luoshi.exchange.spi.Parsed;
import luoshi.exchange.spi.Review;
import luoshi.exchange.spi.Row;
import luoshi.exchange.spi.RowFailure;
import luoshi.exchange.spi.RowImporter;
import luoshi.kernel.Permission;
import luoshi.kernel.Reason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Imports occasions (逢事): which system, which number, what kind, who, when. Nothing of the case itself has a column. */
@Component
class OccasionImporter implements RowImporter<OccasionImporter.OccasionRow> {
    private static final int LONGEST = 60;

    private final ImportPeople people;
    private final JdbcClient sql;
    private final RosterJournal journal;
    private final Clock clock;

    OccasionImporter(ImportPeople people, JdbcClient sql, RosterJournal journal, Clock clock) {
        this.people = people;
        this.sql = sql;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "occasions";
    }

    @Override
    public int order() {
        return 32;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.required("source", "警综平台", "系统", "来源"),
                Column.required("id", "20261001-0012", "编号", "警情编号", "案事件编号"),
                Column.required("kind", "出警", "种类", "类型", "类别"),
                Column.required("number", "043215", "警号", "辅警号", "号码"),
                Column.optional("name", "何晓东", "姓名", "民警"),
                Column.required("time", "2026-10-01 21:40", "时间", "发生时间", "处警时间"));
    }

    @Override
    public Permission permission() {
        return Permission.PLAN_ROSTER;
    }

    @Override
    public Parsed<OccasionRow> parse(Row row) {
        var fields = new Fields(row);
        var source = bounded(fields, "source");
        var id = bounded(fields, "id");
        var kind = bounded(fields, "kind");
        var number = fields.required("number");
        var time = fields.time("time", true);
        return fields.result(
                () -> new OccasionRow(source, id, kind, number, fields.optional("name"), Objects.requireNonNull(time)));
    }

    private static String bounded(Fields fields, String column) {
        var text = fields.required(column);
        if (text.length() > LONGEST) {
            fields.fail(column, Reason.of("reason.roster.text-long", String.valueOf(LONGEST)));
        }
        return text;
    }

    @Override
    public Review review(List<Read<OccasionRow>> rows, Batch batch) {
        var failures = new ArrayList<RowFailure>();
        var already = new HashSet<Integer>();
        var known = known(rows);
        var stored = stored(rows);
        var seen = new HashMap<String, Integer>();
        var now = LocalDateTime.ofInstant(clock.instant(), ShiftHours.CHINA);
        for (var row : rows) {
            var value = row.value();
            var person = known.numbered(value.number());
            if (value.time().isAfter(now)) {
                failures.add(new RowFailure(
                        row.row(), "time", value.time().toString(), Reason.of("reason.roster.import-future")));
            }
            if (person == null) {
                failures.add(
                        new RowFailure(row.row(), "number", value.number(), Reason.of("reason.roster.import-unknown")));
                continue;
            }
            if (!value.name().isEmpty() && !value.name().equals(person.name())) {
                failures.add(new RowFailure(
                        row.row(),
                        "name",
                        value.name(),
                        Reason.of("reason.roster.import-name", value.number(), person.name())));
            }
            var day = value.time().toLocalDate();
            var candidate = person.on(day);
            var unfit = candidate.absent() ? null : ShiftRules.unfit(candidate, day);
            if (unfit != null) {
                failures.add(new RowFailure(row.row(), "number", value.number(), unfit));
            } else if (candidate.unitId() == null || !batch.actor().sees(candidate.unitId())) {
                failures.add(new RowFailure(
                        row.row(),
                        "number",
                        value.number(),
                        Reason.of("reason.roster.import-other-unit", person.name())));
            }
            var key = key(value.source(), value.id(), person.id());
            var first = seen.putIfAbsent(key, row.row());
            if (first != null) {
                failures.add(new RowFailure(
                        row.row(), "id", value.id(), Reason.of("reason.roster.import-same", String.valueOf(first))));
            }
            var before = stored.get(key);
            if (before != null && before.equals(value.kind())) {
                already.add(row.row());
            } else if (before != null) {
                failures.add(new RowFailure(
                        row.row(),
                        "kind",
                        value.kind(),
                        Reason.of("reason.roster.import-changed", value.id(), before)));
            }
        }
        return new Review(failures, already);
    }

    @Override
    public void write(List<Read<OccasionRow>> rows, Batch batch) {
        var known = known(rows);
        var counts = new TreeMap<Long, Integer>();
        for (var row : rows) {
            var value = row.value();
            var person = Objects.requireNonNull(known.numbered(value.number()));
            var unit =
                    Objects.requireNonNull(person.on(value.time().toLocalDate()).unitId());
            sql.sql("""
                            insert into roster.occasion (source, external_id, kind, unit_id, person_id, occurred)
                            values (:source, :id, :kind, :unit, :person, :time)
                            """)
                    .param("source", value.source())
                    .param("id", value.id())
                    .param("kind", value.kind())
                    .param("unit", unit)
                    .param("person", person.id())
                    .param(
                            "time",
                            Shifts.utc(value.time().atZone(ShiftHours.CHINA).toInstant()))
                    .update();
            counts.merge(unit, 1, Integer::sum);
        }
        var seq = 0L;
        for (var count : counts.entrySet()) {
            seq = journal.note(
                    "OccasionsImported",
                    "occasion",
                    null,
                    count.getKey(),
                    null,
                    Map.of("rows", count.getValue(), "file", batch.fileName(), "sha256", batch.sha256()));
        }
        journal.tell(seq);
    }

    private ImportPeople.Known known(List<Read<OccasionRow>> rows) {
        return people.load(
                rows.stream().map(row -> row.value().number()).distinct().toList(), List.of());
    }

    /** Kinds of the stored ones by their natural key. */
    private Map<String, String> stored(List<Read<OccasionRow>> rows) {
        var found = new HashMap<String, String>();
        sql.sql("""
                        select source, external_id, person_id, kind from roster.occasion
                        where external_id = any (:ids) and source = any (:sources)
                        """)
                .param(
                        "ids",
                        rows.stream().map(row -> row.value().id()).distinct().toArray(String[]::new))
                .param(
                        "sources",
                        rows.stream()
                                .map(row -> row.value().source())
                                .distinct()
                                .toArray(String[]::new))
                .query(row -> {
                    found.put(
                            key(row.getString("source"), row.getString("external_id"), row.getLong("person_id")),
                            row.getString("kind"));
                });
        return found;
    }

    private static String key(String source, String id, long person) {
        return source + "\n" + id + "\n" + person;
    }

    /** One row. */
    record OccasionRow(String source, String id, String kind, String number, String name, LocalDateTime time) {}
}
