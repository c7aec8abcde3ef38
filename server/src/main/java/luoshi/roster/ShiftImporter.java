package luoshi.roster;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import luoshi.exchange.spi.Column;
import luoshi.exchange.spi.Fields;
import luoshi.exchange.spi.Parsed;
import luoshi.exchange.spi.Review;
import luoshi.exchange.spi.Row;
import luoshi.exchange.spi.RowFailure;
import luoshi.exchange.spi.RowImporter;
import luoshi.kernel.Permission;
import luoshi.kernel.Reason;
import luoshi.organisation.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Imports a list of shifts (班次清单): one row a shift. */
@Component
class ShiftImporter implements RowImporter<ShiftImporter.ShiftRow> {
    private static final Pattern TIME = Pattern.compile("(?:.*[T ])?(\\d{1,2})[:：](\\d{2})(?::\\d{2})?");

    private final ImportPeople people;
    private final ShiftReview shifts;
    private final Units units;

    ShiftImporter(ImportPeople people, ShiftReview shifts, Units units) {
        this.people = people;
        this.shifts = shifts;
        this.units = units;
    }

    @Override
    public String kind() {
        return "shifts";
    }

    @Override
    public int order() {
        return 31;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.required("number", "043215", "警号", "辅警号", "号码", "编号"),
                Column.optional("name", "何晓东", "姓名"),
                Column.optional("unit", "巡逻防控队", "工作单位", "单位"),
                Column.required("day", "2026-10-12", "日期", "上班日期"),
                Column.required("kind", "夜", "班次", "班种"),
                Column.optional("from", "20:30", "起", "开始"),
                Column.optional("to", "08:30", "止", "结束"),
                Column.optional("seat", "巡逻一班", "岗位", "班组"));
    }

    @Override
    public Permission permission() {
        return Permission.PLAN_ROSTER;
    }

    @Override
    public Parsed<ShiftRow> parse(Row row) {
        var fields = new Fields(row);
        var number = fields.required("number");
        var day = fields.day("day", true);
        var word = fields.required("kind");
        var kind = ShiftKind.read(word).orElse(null);
        if (kind == null && !word.isEmpty()) {
            fields.fail("kind", Reason.of("reason.roster.import-kind"));
        }
        var from = time(fields, "from");
        var to = time(fields, "to");
        var seat = fields.optional("seat");
        if (seat.length() > 40) {
            fields.fail("seat", Reason.of("reason.roster.text-long", "40"));
        }
        return fields.result(() -> new ShiftRow(
                number,
                fields.optional("name"),
                fields.optional("unit"),
                Objects.requireNonNull(day),
                Objects.requireNonNull(kind),
                from,
                to,
                seat));
    }

    private static @Nullable LocalTime time(Fields fields, String column) {
        var text = fields.optional(column);
        if (text.isEmpty()) {
            return null;
        }
        var found = TIME.matcher(text);
        if (found.matches()) {
            var hour = Integer.parseInt(found.group(1));
            var minute = Integer.parseInt(found.group(2));
            if (hour < 24 && minute < 60) {
                return LocalTime.of(hour, minute);
            }
        }
        fields.fail(column, Reason.of("reason.roster.field-time"));
        return null;
    }

    @Override
    public Review review(List<Read<ShiftRow>> rows, Batch batch) {
        var failures = new ArrayList<RowFailure>();
        var wanted = wanted(rows, failures);
        return shifts.review(wanted, failures, batch.actor());
    }

    @Override
    public void write(List<Read<ShiftRow>> rows, Batch batch) {
        shifts.write(wanted(rows, new ArrayList<>()), batch.fileName());
    }

    private List<ShiftReview.Wanted> wanted(List<Read<ShiftRow>> rows, List<RowFailure> failures) {
        var known = people.load(rows.stream().map(row -> row.value().number()).toList(), List.of());
        var wanted = new ArrayList<ShiftReview.Wanted>();
        for (var row : rows) {
            var value = row.value();
            var person = known.numbered(value.number());
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
            var candidate = person.on(value.day());
            if (!value.unit().isEmpty() && candidate.unitId() != null) {
                var unit = units.nameOf(candidate.unitId());
                if (!unit.equals(value.unit())) {
                    failures.add(new RowFailure(
                            row.row(),
                            "unit",
                            value.unit(),
                            Reason.of("reason.roster.import-unit", person.name(), unit)));
                }
            }
            var from = value.from() == null ? value.kind().start() : value.from();
            var to = value.to() == null ? value.kind().end() : value.to();
            wanted.add(new ShiftReview.Wanted(
                    row.row(),
                    "day",
                    "number",
                    value.day().toString(),
                    candidate,
                    value.kind(),
                    ShiftHours.of(value.day(), from, to),
                    value.seat()));
        }
        return wanted;
    }

    /** One row. */
    record ShiftRow(
            String number,
            String name,
            String unit,
            LocalDate day,
            ShiftKind kind,
            @Nullable LocalTime from,
            @Nullable LocalTime to,
            String seat) {}
}
