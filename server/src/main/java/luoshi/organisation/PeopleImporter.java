package luoshi.organisation;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import luoshi.exchange.spi.Column;
import luoshi.exchange.spi.Fields;
import luoshi.exchange.spi.Parsed;
import luoshi.exchange.spi.Review;
import luoshi.exchange.spi.Row;
import luoshi.exchange.spi.RowImporter;
import luoshi.kernel.Permission;
import luoshi.kernel.Reason;
import org.springframework.stereotype.Component;

/** Imports a roster of people (名册): officers and auxiliaries with unit, posts and charges. */
@Component
class PeopleImporter implements RowImporter<PersonRow> {
    private static final LocalDate EARLIEST = LocalDate.of(1960, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2099, 1, 1);
    private static final Map<String, StaffKind> STAFF = words(
            "民警",
            StaffKind.OFFICER,
            "辅警",
            StaffKind.AUXILIARY,
            "officer",
            StaffKind.OFFICER,
            "auxiliary",
            StaffKind.AUXILIARY);
    private static final Map<String, MembershipReason> LOANS = words(
            "借调", MembershipReason.LOAN,
            "抽调", MembershipReason.DRAFT,
            "挂职", MembershipReason.EXCHANGE,
            "培训", MembershipReason.TRAINING,
            "loan", MembershipReason.LOAN,
            "draft", MembershipReason.DRAFT,
            "exchange", MembershipReason.EXCHANGE,
            "training", MembershipReason.TRAINING);

    private final PeopleReview review;
    private final PeopleWriting writing;

    PeopleImporter(PeopleReview review, PeopleWriting writing) {
        this.review = review;
        this.writing = writing;
    }

    @Override
    public String kind() {
        return "roster";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Permission permission() {
        return Permission.MANAGE_PEOPLE;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.required("number", "043217", "警号/辅警号", "号码", "编号", "police number"),
                Column.optional("auxiliaryNumber", "", "auxiliary number"),
                Column.required("name", "郑宇航", "full name"),
                Column.optional("staff", "民警", "类别", "身份", "category"),
                Column.optional("rank", "三级警司", "police rank"),
                Column.required("unit", "巡逻防控队", "单位", "单位代码", "单位名称", "部门", "unit code"),
                Column.optional("home", "", "home"),
                Column.optional("loan", "", "借调", "loan"),
                Column.optional("loanUntil", "", "借调止", "借调到哪天", "loan until"),
                Column.optional("post", "巡逻民警", "职务", "任职", "position"),
                Column.optional("charge", "", "分管工作", "分管领域"),
                Column.optional("joined", "2023-07-01", "入职日期", "参加工作"),
                Column.required("from", "2023-07-01", "任职起", "起", "任职时间", "任职开始", "since"),
                Column.optional("until", "", "任职止", "止", "任职结束", "to"));
    }

    @Override
    public Parsed<PersonRow> parse(Row row) {
        var fields = new Fields(row);
        var auxiliary = fields.optional("auxiliaryNumber").toUpperCase(Locale.ROOT);
        var number = fields.optional("number").toUpperCase(Locale.ROOT);
        if (number.isEmpty() && auxiliary.isEmpty()) {
            fields.required("number");
        } else if (!number.isEmpty() && !auxiliary.isEmpty()) {
            fields.fail("auxiliaryNumber", Reason.of("reason.organisation.two-numbers"));
        }
        var column = number.isEmpty() ? "auxiliaryNumber" : "number";
        var known = number.isEmpty() ? auxiliary : number;
        var staff = staff(fields, column, known);
        var name = fields.required("name");
        if (name.length() > 40) {
            fields.fail("name", Reason.of("reason.organisation.name-long"));
        }
        var rank = fields.optional("rank");
        if (staff == StaffKind.AUXILIARY && !rank.isEmpty()) {
            fields.fail("rank", Reason.of("reason.organisation.auxiliary-rank"));
        }
        var unit = fields.required("unit");
        var from = day(fields, "from", true);
        var last = day(fields, "until", false);
        if (from != null && last != null && last.isBefore(from)) {
            fields.fail("until", Reason.of("reason.organisation.end-before-start"));
        }
        var joined = day(fields, "joined", false);
        if (from != null && joined != null && from.isBefore(joined)) {
            fields.fail("from", Reason.of("reason.organisation.before-joined", joined.toString()));
        }
        var home = fields.optional("home").equals(unit) ? "" : fields.optional("home");
        var loan = fields.choice("loan", false, LOANS);
        var loanLast = day(fields, "loanUntil", false);
        if (!home.isEmpty() && loanLast == null) {
            fields.fail("loanUntil", Reason.of("reason.organisation.loan-open"));
        }
        if (loanLast != null && from != null && loanLast.isBefore(from)) {
            fields.fail("loanUntil", Reason.of("reason.organisation.end-before-start"));
        }
        if (home.isEmpty() && (loan != null || loanLast != null)) {
            fields.fail("home", Reason.of("reason.organisation.loan-without-home"));
        }
        return fields.result(() -> new PersonRow(
                known,
                name,
                Objects.requireNonNull(staff),
                rank.isEmpty() ? null : rank,
                unit,
                home,
                home.isEmpty() ? null : Objects.requireNonNullElse(loan, MembershipReason.LOAN),
                loanLast == null ? null : loanLast.plusDays(1),
                list(fields.optional("post")),
                list(fields.optional("charge")),
                joined == null ? Objects.requireNonNull(from) : joined,
                joined != null,
                Objects.requireNonNull(from),
                last == null ? null : last.plusDays(1)));
    }

    private static @org.jspecify.annotations.Nullable StaffKind staff(Fields fields, String column, String number) {
        var staff = fields.choice("staff", false, STAFF);
        if (number.isEmpty()) {
            return staff;
        }
        if (!fields.optional("staff").isEmpty() && staff == null) {
            return null;
        }
        if (staff == null) {
            for (var kind : StaffKind.values()) {
                if (kind.numbers(number)) {
                    return kind;
                }
            }
            fields.fail(column, Reason.of("reason.organisation.number"));
        } else if (!staff.numbers(number)) {
            fields.fail(column, numberReason(staff, number));
        }
        return staff;
    }

    static Reason numberReason(StaffKind staff, String number) {
        if (staff == StaffKind.OFFICER && number.matches("\\d{1,5}")) {
            return Reason.of("reason.organisation.number-short", String.valueOf(6 - number.length()));
        }
        return Reason.of("reason.organisation.number-" + staff.name());
    }

    private static @org.jspecify.annotations.Nullable LocalDate day(Fields fields, String column, boolean required) {
        var day = fields.day(column, required);
        if (day != null && (day.isBefore(EARLIEST) || day.isAfter(LATEST))) {
            fields.fail(column, Reason.of("reason.organisation.day-far"));
            return null;
        }
        return day;
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split("[、，,;；/\n]"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .distinct()
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static <E> Map<String, E> words(Object... pairs) {
        var words = new LinkedHashMap<String, E>();
        for (var index = 0; index < pairs.length; index += 2) {
            words.put((String) pairs[index], (E) pairs[index + 1]);
        }
        return words;
    }

    @Override
    public Review review(List<Read<PersonRow>> rows, Batch batch) {
        return review.of(rows, batch.actor()).review();
    }

    @Override
    public void write(List<Read<PersonRow>> rows, Batch batch) {
        writing.write(rows, review.of(rows, batch.actor()), batch);
    }
}
