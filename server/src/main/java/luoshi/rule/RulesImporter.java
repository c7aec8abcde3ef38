package luoshi.rule;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.calendar.KeyTime;
import luoshi.engine.coverage.CoverageFacts.EvidenceKind;
import luoshi.engine.coverage.CoverageFacts.Staff;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import luoshi.exchange.spi.Column;
import luoshi.exchange.spi.Fields;
import luoshi.exchange.spi.Parsed;
import luoshi.exchange.spi.Review;
import luoshi.exchange.spi.Row;
import luoshi.exchange.spi.RowImporter;
import luoshi.kernel.Permission;
import luoshi.kernel.Reason;
import org.springframework.stereotype.Component;

/** Reads a table of clauses and duties (规矩表): drafts, or published where a day is written. */
@Component
class RulesImporter implements RowImporter<RuleRow> {
    private static final Map<String, Boolean> YES = words("是", true, "否", false, "yes", true, "no", false);
    private static final Map<String, DutyKind> KINDS = words(
            "办",
            DutyKind.PERFORM,
            "学",
            DutyKind.STUDY,
            "被查",
            DutyKind.BE_CHECKED,
            "perform",
            DutyKind.PERFORM,
            "study",
            DutyKind.STUDY,
            "be checked",
            DutyKind.BE_CHECKED);
    private static final Map<String, SubjectKind> SUBJECTS = words(
            "个人", SubjectKind.PERSON, "单位", SubjectKind.UNIT, "person", SubjectKind.PERSON, "unit", SubjectKind.UNIT);
    private static final Map<String, Cadence> CADENCES = words(
            "每天",
            Cadence.DAILY,
            "每周",
            Cadence.WEEKLY,
            "每月",
            Cadence.MONTHLY,
            "每季度",
            Cadence.QUARTERLY,
            "每半年",
            Cadence.HALF_YEARLY,
            "每年",
            Cadence.YEARLY,
            "每班",
            Cadence.PER_SHIFT,
            "逢事",
            Cadence.PER_OCCASION,
            "重点时段",
            Cadence.KEY_TIME_STAGE,
            "每版一次",
            Cadence.ONCE_PER_VERSION,
            "daily",
            Cadence.DAILY,
            "weekly",
            Cadence.WEEKLY,
            "monthly",
            Cadence.MONTHLY,
            "quarterly",
            Cadence.QUARTERLY,
            "half-yearly",
            Cadence.HALF_YEARLY,
            "yearly",
            Cadence.YEARLY,
            "per shift",
            Cadence.PER_SHIFT,
            "per occasion",
            Cadence.PER_OCCASION,
            "key times",
            Cadence.KEY_TIME_STAGE,
            "once",
            Cadence.ONCE_PER_VERSION);
    private static final Map<String, EvidenceKind> EVIDENCE = words(
            "现场所见",
            EvidenceKind.ACT,
            "系统记录",
            EvidenceKind.RECORD,
            "文件",
            EvidenceKind.DOCUMENT,
            "会议",
            EvidenceKind.MEETING,
            "act",
            EvidenceKind.ACT,
            "record",
            EvidenceKind.RECORD,
            "document",
            EvidenceKind.DOCUMENT,
            "meeting",
            EvidenceKind.MEETING);
    private static final Map<String, Staff> STAFF =
            words("民警", Staff.OFFICER, "辅警", Staff.AUXILIARY, "officer", Staff.OFFICER, "auxiliary", Staff.AUXILIARY);
    private static final Map<String, KeyTime.Part> STAGES = words(
            "节前",
            KeyTime.Part.BEFORE,
            "节中",
            KeyTime.Part.DURING,
            "节后",
            KeyTime.Part.AFTER,
            "before",
            KeyTime.Part.BEFORE,
            "during",
            KeyTime.Part.DURING,
            "after",
            KeyTime.Part.AFTER);

    private final RuleTable table;

    RulesImporter(RuleTable table) {
        this.table = table;
    }

    @Override
    public String kind() {
        return "rules";
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public Permission permission() {
        return Permission.WRITE_RULES;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.required("source", "接处警工作规范", "制度名称", "regulation"),
                Column.required("reference", "第十四条", "条", "article"),
                Column.required("title", "现场记录当班录入", "条款名称"),
                Column.required("area", "接处警", "领域"),
                Column.optional("should", "处警结束后 2 小时内，由处警人录入现场记录。", "应该"),
                Column.optional("shouldNot", "不请他人代录。", "不应该"),
                Column.optional("countermeasure", "满 2 小时没录，提醒本人。", "对策"),
                Column.optional("responsible", "043201", "责任领导"),
                Column.optional("zero", "否"),
                Column.required("duty", "录入现场记录", "责任名称"),
                Column.optional("kind", "办"),
                Column.optional("subject", "个人"),
                Column.required("cadence", "每月", "多久一次"),
                Column.optional("count", "2", "几次"),
                Column.required("units", "巡逻防控队", "单位"),
                Column.optional("posts", ""),
                Column.optional("staff", "民警", "人员类别"),
                Column.optional("leaders", "否"),
                Column.optional("standby", "否"),
                Column.optional("accepts", "现场所见、系统记录", "佐证"),
                Column.optional("night", "50"),
                Column.optional("offHours", ""),
                Column.optional("unannounced", "30"),
                Column.optional("occasion", ""),
                Column.optional("dueDays", ""),
                Column.optional("stages", ""),
                Column.optional("from", "2026-01-01", "施行日期"),
                Column.optional("until", ""));
    }

    @Override
    public Parsed<RuleRow> parse(Row row) {
        var f = new Fields(row);
        var source = brief(f, "source", 200);
        var reference = brief(f, "reference", 60);
        var title = brief(f, "title", 60);
        var area = f.required("area");
        var should = text(f, "should");
        var shouldNot = text(f, "shouldNot");
        if (should.isEmpty() && shouldNot.isEmpty()) {
            f.fail("should", Reason.of("reason.rule.publish-nothing-said"));
        }
        var countermeasure = text(f, "countermeasure");
        var duty = brief(f, "duty", 60);
        var kind = Objects.requireNonNullElse(f.choice("kind", false, KINDS), DutyKind.PERFORM);
        var subject = Objects.requireNonNullElse(f.choice("subject", false, SUBJECTS), SubjectKind.PERSON);
        var cadence = f.choice("cadence", true, CADENCES);
        var count = f.whole("count", 1, 100, 1);
        var percents =
                List.of(f.whole("night", 0, 100, 0), f.whole("offHours", 0, 100, 0), f.whole("unannounced", 0, 100, 0));
        var accepts = Set.copyOf(some(f, "accepts", EVIDENCE));
        var occasion = f.optional("occasion");
        if (cadence == Cadence.PER_OCCASION && occasion.isEmpty()) {
            f.fail("occasion", Reason.of("reason.rule.empty"));
        }
        if (subject == SubjectKind.UNIT && (cadence == Cadence.PER_SHIFT || cadence == Cadence.PER_OCCASION)) {
            f.fail("subject", Reason.of("reason.rule.unit-cadence"));
        }
        var dueDays = f.whole("dueDays", 0, 366, 0);
        var from = f.day("from", false);
        var last = f.day("until", false);
        if (last != null && (from == null || last.isBefore(from))) {
            f.fail("until", Reason.of("reason.rule.end-before-start"));
        }
        f.required("units");
        var staff = some(f, "staff", STAFF);
        var stages = some(f, "stages", STAGES);
        var leaders = yes(f, "leaders");
        var standby = yes(f, "standby");
        var zero = yes(f, "zero");
        return f.result(() -> new RuleRow(
                source,
                reference,
                title,
                area,
                should,
                shouldNot,
                countermeasure,
                f.optional("responsible"),
                zero,
                duty,
                kind,
                subject,
                Objects.requireNonNull(cadence),
                count,
                percents,
                accepts.isEmpty() ? Set.of(EvidenceKind.ACT, EvidenceKind.RECORD) : accepts,
                list(f.optional("units")),
                list(f.optional("posts")),
                staff,
                leaders,
                standby,
                cadence == Cadence.KEY_TIME_STAGE ? stages : List.of(),
                cadence == Cadence.PER_OCCASION ? occasion : "",
                dueDays,
                from,
                last == null ? null : last.plusDays(1)));
    }

    private static String brief(Fields f, String column, int longest) {
        var text = f.required(column);
        if (text.length() > longest) {
            f.fail(column, Reason.of("reason.rule.too-long", Integer.toString(longest)));
        }
        return text;
    }

    private static String text(Fields f, String column) {
        var text = f.optional(column);
        if (text.length() > 4000) {
            f.fail(column, Reason.of("reason.rule.too-long", "4000"));
        }
        return text;
    }

    private static boolean yes(Fields f, String column) {
        return Objects.requireNonNullElse(f.choice(column, false, YES), false);
    }

    private static <E> List<E> some(Fields f, String column, Map<String, E> words) {
        var parts = list(f.optional(column));
        if (!words.keySet().containsAll(parts)) {
            f.fail(column, Reason.of("reason.exchange.choice", String.join("、", words.keySet())));
        }
        return parts.stream()
                .map(words::get)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    static List<String> list(String text) {
        return Arrays.stream(text.split("[、，,;；/\n]"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .distinct()
                .collect(Collectors.toList());
    }

    @SuppressWarnings("unchecked")
    private static <E> Map<String, E> words(Object... pairs) {
        var words = new LinkedHashMap<String, E>();
        for (int i = 0; i < pairs.length; i += 2) {
            words.put((String) pairs[i], (E) pairs[i + 1]);
        }
        return words;
    }

    @Override
    public Review review(List<Read<RuleRow>> rows, Batch batch) {
        return table.review(rows, batch.actor());
    }

    @Override
    public void write(List<Read<RuleRow>> rows, Batch batch) {
        table.write(rows, batch);
    }
}
