package luoshi.evidence;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import luoshi.calendar.Calendars;
import luoshi.engine.calendar.OffHours;
import luoshi.exchange.spi.Column;
import luoshi.exchange.spi.Fields;
import luoshi.exchange.spi.Parsed;
import luoshi.exchange.spi.Review;
import luoshi.exchange.spi.Row;
import luoshi.exchange.spi.RowFailure;
import luoshi.exchange.spi.RowImporter;
import luoshi.kernel.Permission;
import luoshi.kernel.Reason;
import luoshi.ledger.Ledger;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Takes in evidence from other systems by table (导入佐证); a row that came before, in this file or another, counts once. */
@Component
class EvidenceImporter implements RowImporter<ImportedEvidence> {
    private static final Map<String, EvidenceKind> KINDS = kinds();
    private static final Map<String, Boolean> YES_NO = yesNo();
    private static final int OLDEST_YEARS = 5;

    private final EvidenceRows rows;
    private final JdbcEvidence evidence;
    private final Calendars calendars;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EvidenceImporter(
            EvidenceRows rows,
            JdbcEvidence evidence,
            Calendars calendars,
            Ledger ledger,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.evidence = evidence;
        this.calendars = calendars;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "evidence";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.required("duty", "K01"),
                Column.optional("number", "043217"),
                Column.optional("unit", "QS-4"),
                Column.required("at", "2026-10-01 21:40"),
                Column.required("kind", "系统记录"),
                Column.optional("quantity", "1"),
                Column.optional("unannounced", "否"),
                Column.optional("reference", "JQ-1001-07"),
                Column.optional("note", ""));
    }

    @Override
    public Permission permission() {
        return Permission.RECORD_FOR_OTHERS;
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public Parsed<ImportedEvidence> parse(Row row) {
        var fields = new Fields(row);
        var duty = fields.required("duty");
        var number = fields.optional("number");
        var unit = fields.optional("unit");
        if (number.isEmpty() && unit.isEmpty()) {
            fields.fail("number", Reason.of("reason.evidence.whose"));
        }
        var at = fields.time("at", true);
        if (at != null && at.isAfter(LocalDateTime.now(clock))) {
            fields.fail("at", Reason.of("reason.evidence.row-future"));
        } else if (at != null && at.isBefore(LocalDateTime.now(clock).minusYears(OLDEST_YEARS))) {
            fields.fail("at", Reason.of("reason.evidence.row-old", String.valueOf(OLDEST_YEARS)));
        }
        var kind = fields.choice("kind", true, KINDS);
        var quantity = fields.whole("quantity", 1, RecordingEvidence.MOST, 1);
        var unannounced = fields.choice("unannounced", false, YES_NO);
        var reference = fields.optional("reference");
        var note = fields.optional("note");
        if (reference.length() > RecordingEvidence.LONGEST_NOTE) {
            fields.fail("reference", Reason.of("reason.evidence.note", String.valueOf(RecordingEvidence.LONGEST_NOTE)));
        }
        if (note.length() > RecordingEvidence.LONGEST_NOTE) {
            fields.fail("note", Reason.of("reason.evidence.note", String.valueOf(RecordingEvidence.LONGEST_NOTE)));
        }
        if (fields.failed() || at == null || kind == null) {
            return fields.result(() -> {
                throw new IllegalStateException("row " + row.number() + " failed without a failure");
            });
        }
        var own = number.isEmpty() ? unit : "";
        return fields.result(() -> new ImportedEvidence(
                duty, number, own, at, kind, quantity, Boolean.TRUE.equals(unannounced), reference, note));
    }

    @Override
    public Review review(List<Read<ImportedEvidence>> read, Batch batch) {
        var failures = new ArrayList<RowFailure>();
        var resolved = rows.resolve(batch.actor(), read, failures);
        var references = new HashMap<String, Integer>();
        for (var row : read) {
            var reference = row.value().reference();
            var first = reference.isEmpty()
                    ? null
                    : references.putIfAbsent(
                            reference + "|" + row.value().duty() + "|"
                                    + row.value().number(),
                            row.row());
            if (first != null) {
                failures.add(new RowFailure(
                        row.row(),
                        "reference",
                        reference,
                        Reason.of("reason.evidence.row-twice", String.valueOf(first))));
            }
        }
        rows.unbound(resolved, failures);
        if (!failures.isEmpty()) {
            return new Review(failures, java.util.Set.of());
        }
        var keys = keys(read);
        var there = new HashSet<>(evidence.keys(EvidenceOrigin.IMPORT, List.copyOf(keys.values())));
        var already = new HashSet<Integer>();
        keys.forEach((row, key) -> {
            if (there.contains(key)) {
                already.add(row);
            }
        });
        return new Review(List.of(), already);
    }

    @Override
    public void write(List<Read<ImportedEvidence>> read, Batch batch) {
        if (read.isEmpty()) {
            return;
        }
        var resolved = rows.resolve(batch.actor(), read, new ArrayList<>());
        var all = keys(read);
        var calendar = calendars.current();
        var pieces = new ArrayList<JdbcEvidence.Piece>();
        for (var row : resolved) {
            var value = row.value();
            Instant at = value.at().atZone(OffHours.CHINA).toInstant();
            pieces.add(new JdbcEvidence.Piece(
                    row.duty().id(),
                    row.unit(),
                    row.person(),
                    at,
                    value.kind(),
                    value.quantity(),
                    OffHours.isNight(at),
                    OffHours.isOffHours(at, calendar),
                    value.unannounced(),
                    all.getOrDefault(row.row(), UUID.randomUUID().toString()),
                    value.note()));
        }
        var body = Map.of("file", batch.fileName(), "sha256", batch.sha256(), "rows", pieces.size());
        var seq = ledger.append(new Ledger.Entry(
                "EvidenceImported", "evidence", null, batch.actor().unitId(), null, body));
        events.publishEvent(new EvidenceRecorded(
                evidence.insert(pieces, EvidenceOrigin.IMPORT, batch.actor().personId(), seq)));
    }

    /**
     * The key of each row: by the other system's number where there is one, else by all that it says, counted where a file
     * says the same twice.
     */
    private static Map<Integer, String> keys(List<Read<ImportedEvidence>> read) {
        var keys = new LinkedHashMap<Integer, String>();
        var same = new HashMap<String, Integer>();
        for (var row : read) {
            var value = row.value();
            var said = value.reference().isEmpty()
                    ? value.identity()
                    : value.duty() + "|" + value.number() + value.unit() + "|" + value.reference();
            var count = same.merge(said, 1, Integer::sum);
            keys.put(row.row(), "row/" + UUID.nameUUIDFromBytes(said.getBytes(StandardCharsets.UTF_8)) + "/" + count);
        }
        return keys;
    }

    private static Map<String, EvidenceKind> kinds() {
        var words = new LinkedHashMap<String, EvidenceKind>();
        words.put("现场所见", EvidenceKind.ACT);
        words.put("系统记录", EvidenceKind.RECORD);
        words.put("文件", EvidenceKind.DOCUMENT);
        words.put("会议", EvidenceKind.MEETING);
        for (var kind : EvidenceKind.values()) {
            words.put(kind.name(), kind);
        }
        return words;
    }

    private static Map<String, Boolean> yesNo() {
        var words = new LinkedHashMap<String, Boolean>();
        words.put("是", true);
        words.put("否", false);
        words.put("yes", true);
        words.put("no", false);
        words.put("1", true);
        words.put("0", false);
        return words;
    }
}
