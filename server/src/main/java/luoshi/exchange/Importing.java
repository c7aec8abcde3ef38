package luoshi.exchange;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import luoshi.database.OneAtATime;
import luoshi.exchange.spi.Column;
import luoshi.exchange.spi.Review;
import luoshi.exchange.spi.RowFailure;
import luoshi.exchange.spi.RowImporter;
import luoshi.exchange.spi.RowsRefused;
import luoshi.kernel.Acting;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Reason;
import luoshi.kernel.Stale;
import luoshi.ledger.Ledger;
import luoshi.web.Texts;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.context.MessageSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Imports a table: everything that is wrong in it together, and then all rows or none (导入). */
@Component
public class Importing {
    private final List<RowImporter<?>> importers;
    private final Uploads uploads;
    private final JdbcClient sql;
    private final Ledger ledger;
    private final MessageSource messages;
    private final Clock clock;
    private final TransactionTemplate reading;
    private final TransactionTemplate writing;

    Importing(
            List<RowImporter<?>> importers,
            Uploads uploads,
            JdbcClient sql,
            Ledger ledger,
            MessageSource messages,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.importers = importers.stream()
                .sorted(Comparator.<RowImporter<?>>comparingInt(RowImporter::order)
                        .thenComparing(RowImporter::kind))
                .toList();
        this.uploads = uploads;
        this.sql = sql;
        this.ledger = ledger;
        this.messages = messages;
        this.clock = clock;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.writing = new TransactionTemplate(transactions);
    }

    /** What the actor may import, in the order of the page. */
    public List<RowImporter<?>> kindsFor(Actor actor) {
        return importers.stream()
                .filter(importer -> importer.permission().heldBy(actor))
                .toList();
    }

    /**
     * Imports a file as the acting actor.
     *
     * @param dryRun only look, write nothing
     * @throws Missing for a kind that nobody offers
     * @throws luoshi.kernel.Forbidden when the actor may not
     */
    public ImportReport run(String kind, ImportFile file, boolean dryRun) {
        var result = new Attempt<>(importer(kind), actor(), file, Corrections.NONE).run(dryRun, null);
        return result.report();
    }

    /** The upload that is stored, and {@link ImportReport#seen} of the page that was looked at. */
    record Seen(long upload, String changes) {}

    /** A report and the table it speaks of, empty when the file is no table. */
    record Result(ImportReport report, Table table, List<luoshi.exchange.spi.Row> rows) {}

    Result look(String kind, ImportFile file, Corrections corrections) {
        return new Attempt<>(importer(kind), actor(), file, corrections).run(true, null);
    }

    /**
     * Stores the file, unless it would now change other things than were {@code seen}: then the report is clean and not
     * written, and says what would be changed now.
     */
    Result store(String kind, ImportFile file, Corrections corrections, Seen seen) {
        return new Attempt<>(importer(kind), actor(), file, corrections).run(false, seen);
    }

    RowImporter<?> importer(String kind) {
        return importers.stream()
                .filter(importer -> importer.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new Missing("import kind", kind));
    }

    /** The failures in the words of the reader, in order of row and column. */
    public List<Line> words(ImportReport report, Texts t) {
        return report.failures().stream()
                .map(failure -> new Line(
                        failure.row(),
                        failure.column(),
                        failure.column().isEmpty() ? "" : label(report.kind(), failure.column(), t.locale()),
                        failure.value(),
                        t.get(failure.reason().key(), failure.reason().data().toArray())))
                .toList();
    }

    /** The changes in the words of the reader, in order of row. */
    public List<Change> changes(ImportReport report, Texts t) {
        return report.changes().stream()
                .map(change -> new Change(
                        change.row(),
                        change.subject(),
                        t.get(change.key(), change.data().toArray())))
                .toList();
    }

    /** One change in words: row, whom or what it is about, what becomes of it. */
    public record Change(int row, String subject, String text) {}

    /** One failure in words: row (0: the file), key and header of the column, what stands there, why it cannot be taken. */
    public record Line(int row, String key, String column, String value, String reason) {}

    String label(String kind, String column, Locale locale) {
        return Objects.requireNonNullElse(
                messages.getMessage("import." + kind + ".column." + column, null, column, locale), column);
    }

    private static Actor actor() {
        var actor = Acting.current();
        if (actor == null) {
            throw new IllegalStateException("nobody acts");
        }
        return actor;
    }

    private Map<String, List<String>> names(RowImporter<?> importer) {
        var names = new HashMap<String, List<String>>();
        for (var column : importer.columns()) {
            names.put(
                    column.key(),
                    List.of(
                            label(importer.kind(), column.key(), Locale.SIMPLIFIED_CHINESE),
                            label(importer.kind(), column.key(), Locale.ENGLISH)));
        }
        return names;
    }

    /** One file on its way through one importer. */
    private final class Attempt<T> {
        private final RowImporter<T> importer;
        private final Actor actor;
        private final ImportFile file;
        private final Corrections corrections;
        private final RowImporter.Batch batch;

        Attempt(RowImporter<T> importer, Actor actor, ImportFile file, Corrections corrections) {
            importer.permission().require(actor);
            this.importer = importer;
            this.actor = actor;
            this.file = file;
            this.corrections = corrections;
            this.batch = new RowImporter.Batch(actor, file.name(), DigestUtils.sha256Hex(file.content()));
        }

        Result run(boolean dryRun, @org.jspecify.annotations.Nullable Seen seen) {
            Table table;
            try {
                table = Table.read(file);
            } catch (Unreadable refused) {
                return new Result(refused(refused.reason()), new Table(List.of()), List.of());
            }
            var chosen = Objects.requireNonNull(reading.execute(status -> uploads.mapping(actor, importer.kind())));
            var headers = Headers.find(table, importer.columns(), names(importer), chosen);
            var rows = corrections.over(headers.rows(table));
            var draft = Draft.of(importer, headers, rows);
            var report = dryRun || !draft.clean() ? look(draft) : write(draft, seen);
            return new Result(report, table, rows);
        }

        private ImportReport look(Draft<T> draft) {
            var review = Objects.requireNonNull(reading.execute(status -> importer.review(draft.good(), batch)));
            return draft.report(importer, file, review, false);
        }

        private ImportReport write(Draft<T> draft, @org.jspecify.annotations.Nullable Seen seen) {
            try {
                return Objects.requireNonNull(writing.execute(status -> {
                    OneAtATime.pass(sql, "import", importer.kind());
                    var review = importer.review(draft.good(), batch);
                    var fresh = draft.good().stream()
                            .filter(row -> !review.already().contains(row.row()))
                            .toList();
                    var asSeen = seen == null
                            || draft.report(importer, file, review, false)
                                    .seen()
                                    .equals(seen.changes());
                    var report = draft.report(
                            importer, file, review, asSeen && review.failures().isEmpty() && !fresh.isEmpty());
                    if (report.written()) {
                        importer.write(fresh, batch);
                        stored(fresh.size(), seen == null ? null : seen.upload());
                    }
                    return report;
                }));
            } catch (RowsRefused refused) {
                return draft.report(importer, file, new Review(refused.failures(), Set.of()), false);
            } catch (DataIntegrityViolationException | Stale clash) {
                return refused(Reason.of("reason.exchange.clash"));
            }
        }

        private void stored(int rows, @org.jspecify.annotations.Nullable Long upload) {
            var at = OffsetDateTime.now(clock);
            var id = upload == null ? uploads.add(actor, importer.kind(), file, batch.sha256(), false, at) : upload;
            uploads.written(id, rows, at);
            ledger.append(new Ledger.Entry(
                    "FileImported",
                    "exchange.upload",
                    id,
                    actor.unitId(),
                    actor.personId(),
                    Map.of(
                            "kind", importer.kind(),
                            "file", file.name(),
                            "sha256", batch.sha256(),
                            "rows", rows,
                            "corrected", corrections.cells().size())));
        }

        private ImportReport refused(Reason reason) {
            return new ImportReport(
                    importer.kind(),
                    file.name(),
                    0,
                    0,
                    0,
                    List.of(),
                    List.of(new RowFailure(0, "", "", reason)),
                    List.of(),
                    false);
        }
    }

    /** The required columns that no header stands for. */
    static List<Column> lacking(List<Column> columns, Headers headers) {
        return columns.stream()
                .filter(column -> column.required() && !headers.columns().contains(column.key()))
                .toList();
    }
}
