package luoshi.exchange;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import luoshi.exchange.spi.RowChange;
import luoshi.exchange.spi.RowImporter;
import luoshi.exchange.spi.TableExporter;
import luoshi.kernel.Actor;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts what the import pages show into words. */
@Component
class ImportPages {
    private static final int MOST_LINES = 200;
    private static final int PREVIEWED = 12;

    private final Importing importing;
    private final List<TableExporter> exporters;
    private final DateTimeFormatter stamp;

    ImportPages(Importing importing, List<TableExporter> exporters, Clock clock) {
        this.importing = importing;
        this.exporters = exporters;
        this.stamp = DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(clock.getZone());
    }

    ImportsPage overview(Actor actor, Texts t, KeepingUploads.Overview overview, String chosen, String error) {
        return new ImportsPage(
                error,
                importing.kindsFor(actor).stream()
                        .map(importer -> new ImportsPage.Kind(
                                importer.kind(),
                                name(importer.kind(), t),
                                t.get("import." + importer.kind() + ".what"),
                                "/imports/templates/" + importer.kind() + ".xlsx"))
                        .toList(),
                chosen,
                overview.waiting().stream()
                        .map(upload -> new ImportsPage.Entry(
                                "/imports/" + upload.id(),
                                upload.fileName(),
                                t.get("imports.waiting-detail", name(upload.kind(), t), stamp(upload.at()))))
                        .toList(),
                overview.stored().stream()
                        .map(upload -> new ImportsPage.Entry(
                                "",
                                upload.fileName(),
                                t.get(
                                        "imports.stored-detail",
                                        name(upload.kind(), t),
                                        String.valueOf(upload.rows()),
                                        stamp(upload.writtenAt()),
                                        upload.actorName())))
                        .toList(),
                exporters.stream()
                        .filter(exporter -> exporter.permission().heldBy(actor))
                        .map(exporter -> new ImportsPage.Export(
                                "/imports/exports/" + exporter.kind() + ".xlsx",
                                t.get("export." + exporter.kind()),
                                t.get("export." + exporter.kind() + ".what")))
                        .toList());
    }

    /**
     * The page of a file that waits.
     *
     * @param meanwhile whether somebody changed what it would change since it was looked at
     */
    ImportPage page(Texts t, KeepingUploads.Kept kept, Importing.Result result, boolean meanwhile) {
        var report = result.report();
        var importer = importing.importer(report.kind());
        var name = name(report.kind(), t);
        var bad = report.badRows();
        var storable = report.clean() && report.good() > 0;
        return new ImportPage(
                "/imports/" + kept.upload().id(),
                title(t, name, report, bad),
                lead(t, kept, report),
                true,
                storable ? t.get("import.store", String.valueOf(report.good())) : "",
                notice(t, kept, report, meanwhile),
                report.seen(),
                changes(t, report),
                lines(t, report),
                report.failures().size() > MOST_LINES
                        ? t.get("import.more", String.valueOf(report.failures().size() - MOST_LINES))
                        : "",
                headers(t, importer, report),
                importer.columns().stream()
                        .map(column -> importing.label(report.kind(), column.key(), t.locale()))
                        .toList(),
                preview(importer, result));
    }

    ImportPage done(Texts t, KeepingUploads.Kept kept) {
        var upload = kept.upload();
        return new ImportPage(
                "/imports/" + upload.id(),
                t.get("import.done.title", name(upload.kind(), t), String.valueOf(upload.rows())),
                t.get("import.done.lead", upload.fileName(), stamp(upload.writtenAt())),
                false,
                "",
                "",
                "",
                List.of(),
                List.of(),
                "",
                List.of(),
                List.of(),
                List.of());
    }

    private static String title(Texts t, String name, ImportReport report, long bad) {
        var rows = String.valueOf(report.rows());
        if (!report.clean()) {
            return bad == 0
                    ? t.get("import.title.unreadable", name)
                    : t.get("import.title.bad", name, rows, String.valueOf(report.rows() - bad), String.valueOf(bad));
        }
        return t.get(
                report.good() == 0 ? "import.title.already" : "import.title.clean",
                name,
                rows,
                String.valueOf(report.good()));
    }

    private static String lead(Texts t, KeepingUploads.Kept kept, ImportReport report) {
        var left = kept.corrections().leftOut();
        var lead = t.get("import.lead", report.fileName());
        return left == 0 ? lead : lead + t.get("import.left-out", String.valueOf(left));
    }

    private String notice(Texts t, KeepingUploads.Kept kept, ImportReport report, boolean meanwhile) {
        var parts = new ArrayList<String>();
        if (meanwhile) {
            parts.add(t.get("import.changed-meanwhile"));
        }
        if (kept.storedBefore() != null) {
            parts.add(t.get("import.stored-before", stamp(kept.storedBefore())));
        }
        if (report.already() > 0) {
            parts.add(t.get("import.already", String.valueOf(report.already())));
        }
        if (!report.changes().isEmpty()) {
            var rows = report.changes().stream()
                    .mapToInt(RowChange::row)
                    .distinct()
                    .count();
            parts.add(t.get("import.changes-some", String.valueOf(rows)));
        }
        return String.join("", parts);
    }

    private List<ImportPage.Change> changes(Texts t, ImportReport report) {
        return importing.changes(report, t).stream()
                .map(change -> new ImportPage.Change(String.valueOf(change.row()), change.subject(), change.text()))
                .toList();
    }

    private List<ImportPage.Line> lines(Texts t, ImportReport report) {
        var lines = new ArrayList<ImportPage.Line>();
        var seen = new HashSet<Integer>();
        for (var line : importing.words(report, t)) {
            if (lines.size() == MOST_LINES) {
                break;
            }
            var split =
                    t.english() ? line.reason().indexOf("; ") : line.reason().indexOf('；');
            var cut = split < 0 ? line.reason().length() : split;
            var id = seen.add(line.row()) ? "r" + line.row() : "r" + line.row() + "-" + lines.size();
            lines.add(new ImportPage.Line(
                    id,
                    line.row() == 0 ? "" : String.valueOf(line.row()),
                    line.row() == 0 ? "" : line.key(),
                    line.column(),
                    line.value(),
                    line.reason().substring(0, cut),
                    split < 0 ? "" : line.reason().substring(cut + 1).strip(),
                    line.row() == 0 ? t.get("import.file") : t.get("import.row", String.valueOf(line.row()))));
        }
        return lines;
    }

    private List<ImportPage.Header> headers(Texts t, RowImporter<?> importer, ImportReport report) {
        var headers = new ArrayList<ImportPage.Header>();
        for (var index = 0; index < report.headers().size(); index++) {
            var header = report.headers().get(index);
            var options = new ArrayList<ImportPage.Option>();
            options.add(new ImportPage.Option(
                    Headers.LEFT_OUT,
                    t.get("import.column-left-out"),
                    header.column().isEmpty()));
            for (var column : importer.columns()) {
                options.add(new ImportPage.Option(
                        column.key(),
                        importing.label(report.kind(), column.key(), t.locale()),
                        column.key().equals(header.column())));
            }
            headers.add(new ImportPage.Header(index, header.text(), options));
        }
        return headers;
    }

    private static List<ImportPage.PreviewRow> preview(RowImporter<?> importer, Importing.Result result) {
        var bad = new HashSet<Integer>();
        result.report().failures().forEach(failure -> bad.add(failure.row()));
        if (bad.contains(0)) {
            return List.of();
        }
        return result.rows().stream()
                .filter(row -> !bad.contains(row.number()))
                .limit(PREVIEWED)
                .map(row -> new ImportPage.PreviewRow(
                        String.valueOf(row.number()),
                        importer.columns().stream()
                                .map(column -> row.text(column.key()))
                                .toList()))
                .toList();
    }

    private static String name(String kind, Texts t) {
        return t.get("import." + kind);
    }

    private String stamp(@Nullable OffsetDateTime at) {
        return at == null ? "" : stamp.format(at);
    }
}
