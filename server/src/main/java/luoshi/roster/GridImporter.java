package luoshi.roster;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Imports the month sheet as stations keep it (月表): a row for each person, a column for each day, in the cells 白, 夜, 24, 备,
 * 带 or several with a slash between. The month stands in its column, or in the name of the file.
 */
@Component
class GridImporter implements RowImporter<GridImporter.PersonMonth> {
    private static final Pattern MONTH =
            Pattern.compile("(20\\d{2})\\s*[-/._年 ]?\\s*(1[0-2]|0?[1-9])(?:\\s*月|(?!\\d))");
    private static final Pattern BETWEEN = Pattern.compile("[/／、，,;；+\\s]+");
    private static final Pattern HEADING = Pattern.compile("(?:星期|周|礼拜)?[一二三四五六日天假班休]|[A-Za-z]{3}");
    private static final Set<String> OFF = Set.of("休", "休息", "假", "年休", "-", "–", "—", "/", "×", "x", "X", "○", "0");
    private static final int DAYS = 31;

    private final ImportPeople people;
    private final ShiftReview shifts;

    GridImporter(ImportPeople people, ShiftReview shifts) {
        this.people = people;
        this.shifts = shifts;
    }

    @Override
    public String kind() {
        return "roster-grid";
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public List<Column> columns() {
        var columns = new ArrayList<Column>();
        columns.add(Column.optional("number", "043215", "警号", "辅警号", "号码", "编号"));
        columns.add(Column.required("name", "何晓东", "姓名", "值班人员", "人员"));
        columns.add(Column.optional("seat", "巡逻一班", "岗位", "班组"));
        columns.add(Column.optional("month", "2026-10", "月份", "年月"));
        var example = List.of("白", "夜", "", "");
        for (var day = 1; day <= DAYS; day++) {
            columns.add(Column.optional(
                    "d" + day,
                    example.get((day - 1) % example.size()),
                    String.valueOf(day),
                    day + "日",
                    day + "号",
                    "%02d".formatted(day)));
        }
        return columns;
    }

    @Override
    public Permission permission() {
        return Permission.PLAN_ROSTER;
    }

    @Override
    public Parsed<PersonMonth> parse(Row row) {
        if (isHeading(row)) {
            return new Parsed.Good<>(new PersonMonth("", "", "", null, Map.of()));
        }
        var fields = new Fields(row);
        var name = fields.required("name");
        var written = fields.optional("month");
        var month = written.isEmpty() ? null : month(written);
        if (month == null && !written.isEmpty()) {
            fields.fail("month", Reason.of("reason.roster.import-month"));
        }
        var days = new TreeMap<Integer, String>();
        for (var day = 1; day <= DAYS; day++) {
            var text = fields.optional("d" + day);
            for (var word : words(text)) {
                if (ShiftKind.read(word).isEmpty()) {
                    fields.fail("d" + day, Reason.of("reason.roster.import-kind"));
                    break;
                }
            }
            if (!words(text).isEmpty()) {
                days.put(day, text);
            }
        }
        var seat = fields.optional("seat");
        if (seat.length() > 40) {
            fields.fail("seat", Reason.of("reason.roster.text-long", "40"));
        }
        return fields.result(() -> new PersonMonth(fields.optional("number"), name, seat, month, days));
    }

    /** A second line of headings: nobody's, with the days of the week below the days. */
    private static boolean isHeading(Row row) {
        return row.text("name").isEmpty()
                && row.text("number").isEmpty()
                && row.cells().values().stream()
                        .allMatch(text -> HEADING.matcher(text).matches());
    }

    /** The words of a cell without those for a day off. */
    private static List<String> words(String text) {
        if (text.isEmpty() || OFF.contains(text)) {
            return List.of();
        }
        return BETWEEN.splitAsStream(text)
                .filter(word -> !word.isEmpty() && !OFF.contains(word))
                .toList();
    }

    private static @Nullable YearMonth month(String text) {
        var found = MONTH.matcher(text);
        try {
            return found.find()
                    ? YearMonth.of(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)))
                    : null;
        } catch (DateTimeException none) {
            return null;
        }
    }

    @Override
    public Review review(List<Read<PersonMonth>> rows, Batch batch) {
        var failures = new ArrayList<RowFailure>();
        var wanted = wanted(rows, month(batch.fileName()), failures);
        return shifts.review(wanted, failures, batch.actor());
    }

    @Override
    public void write(List<Read<PersonMonth>> rows, Batch batch) {
        shifts.write(wanted(rows, month(batch.fileName()), new ArrayList<>()), batch.fileName());
    }

    private List<ShiftReview.Wanted> wanted(
            List<Read<PersonMonth>> rows, @Nullable YearMonth ofFile, List<RowFailure> failures) {
        var numbers = new HashSet<String>();
        var names = new HashSet<String>();
        rows.forEach(row -> {
            numbers.add(row.value().number());
            names.add(row.value().name());
        });
        var known = people.load(numbers, names);
        var wanted = new ArrayList<ShiftReview.Wanted>();
        for (var row : rows) {
            var value = row.value();
            if (value.name().isEmpty()) {
                continue;
            }
            var month = value.month() == null ? ofFile : value.month();
            if (month == null) {
                failures.add(new RowFailure(row.row(), "month", "", Reason.of("reason.roster.import-month")));
                continue;
            }
            var person = person(row, month, known, failures);
            if (person != null) {
                add(row, month, person, wanted, failures);
            }
        }
        return wanted;
    }

    private static void add(
            Read<PersonMonth> row,
            YearMonth month,
            ImportPeople.Standing person,
            List<ShiftReview.Wanted> wanted,
            List<RowFailure> failures) {
        row.value().days().forEach((number, text) -> {
            if (number > month.lengthOfMonth()) {
                failures.add(new RowFailure(
                        row.row(),
                        "d" + number,
                        text,
                        Reason.of("reason.roster.import-no-day", month.toString(), String.valueOf(number))));
                return;
            }
            var day = month.atDay(number);
            for (var word : words(text)) {
                ShiftKind.read(word)
                        .ifPresent(kind -> wanted.add(new ShiftReview.Wanted(
                                row.row(),
                                "d" + number,
                                row.value().number().isEmpty() ? "name" : "number",
                                text,
                                person.on(day),
                                kind,
                                kind.on(day),
                                row.value().seat())));
            }
        });
    }

    /** Whom the row means: by number, or by a name that one person alone bears in that month. */
    private static ImportPeople.@Nullable Standing person(
            Read<PersonMonth> row, YearMonth month, ImportPeople.Known known, List<RowFailure> failures) {
        var value = row.value();
        if (!value.number().isEmpty()) {
            var numbered = known.numbered(value.number());
            if (numbered == null) {
                failures.add(
                        new RowFailure(row.row(), "number", value.number(), Reason.of("reason.roster.import-unknown")));
            } else if (!numbered.name().equals(value.name())) {
                failures.add(new RowFailure(
                        row.row(),
                        "name",
                        value.name(),
                        Reason.of("reason.roster.import-name", value.number(), numbered.name())));
                return null;
            }
            return numbered;
        }
        var named = known.named(value.name());
        var working = named.stream()
                .filter(each -> each.on(month.atDay(1)).unitId() != null
                        || each.on(month.atEndOfMonth()).unitId() != null)
                .toList();
        var found = working.isEmpty() ? named : working;
        if (found.size() == 1) {
            return found.getFirst();
        }
        failures.add(new RowFailure(
                row.row(),
                "name",
                value.name(),
                Reason.of(found.isEmpty() ? "reason.roster.import-unknown" : "reason.roster.import-several")));
        return null;
    }

    /**
     * One person's month.
     *
     * @param month null where the name of the file has to say it
     * @param days what stands on each day, days off left out
     */
    record PersonMonth(
            String number,
            String name,
            String seat,
            @Nullable YearMonth month,
            Map<Integer, String> days) {}
}
