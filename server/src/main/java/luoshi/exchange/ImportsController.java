package luoshi.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import luoshi.exchange.spi.TableExporter;
import luoshi.kernel.Actor;
import luoshi.kernel.Forbidden;
import luoshi.kernel.Missing;
import luoshi.web.Texts;
import luoshi.web.spi.NavigationEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

@Controller
class ImportsController implements NavigationEntry {
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Importing importing;
    private final KeepingUploads uploads;
    private final ImportPages pages;
    private final List<TableExporter> exporters;

    ImportsController(Importing importing, KeepingUploads uploads, ImportPages pages, List<TableExporter> exporters) {
        this.importing = importing;
        this.uploads = uploads;
        this.pages = pages;
        this.exporters = exporters;
    }

    @Override
    public Place place() {
        return new Place(Group.STATION, 50, "imports", "/imports", "file-import", false);
    }

    @Override
    public boolean visibleTo(Actor actor) {
        return !importing.kindsFor(actor).isEmpty();
    }

    @GetMapping("/imports")
    String overview(Actor actor, Texts t, Model model, @RequestParam(defaultValue = "") String kind) {
        mayImport(actor);
        model.addAttribute("page", pages.overview(actor, t, uploads.overview(actor), kind, ""));
        return "exchange/imports";
    }

    @PostMapping("/imports")
    Object handIn(
            Actor actor,
            Texts t,
            Model model,
            jakarta.servlet.http.HttpServletResponse response,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        mayImport(actor);
        var known = importing.kindsFor(actor).stream()
                .anyMatch(importer -> importer.kind().equals(kind));
        String error;
        if (!known) {
            error = t.get("imports.no-kind");
        } else if (file == null || file.isEmpty()) {
            error = t.get("imports.no-file");
        } else {
            var handed = new ImportFile(bareName(file.getOriginalFilename()), file.getBytes());
            var result = importing.look(kind, handed, Corrections.NONE);
            if (!result.table().lines().isEmpty()) {
                return "redirect:/imports/" + uploads.keep(actor, kind, handed);
            }
            error = importing.words(result.report(), t).getFirst().reason();
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("page", pages.overview(actor, t, uploads.overview(actor), kind, error));
        return "exchange/imports";
    }

    @GetMapping("/imports/{id:\\d{1,18}}")
    String show(Actor actor, Texts t, Model model, @PathVariable long id) {
        mayImport(actor);
        var kept = uploads.find(actor, id);
        model.addAttribute(
                "page", kept.upload().waiting() ? pages.page(t, kept, look(kept), false) : pages.done(t, kept));
        return "exchange/import";
    }

    @PostMapping("/imports/{id:\\d{1,18}}/corrections")
    String correct(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") String row,
            @RequestParam(defaultValue = "") String column,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(required = false) @Nullable String leave) {
        mayImport(actor);
        var kept = uploads.find(actor, id);
        if (!row.matches("[1-9]\\d{0,6}")) {
            throw new Missing("row", row);
        }
        var known = importing.importer(kept.upload().kind()).columns().stream()
                .anyMatch(candidate -> candidate.key().equals(column));
        if (leave != null) {
            uploads.correct(actor, id, Integer.parseInt(row), Corrections.LEFT_OUT, "");
        } else if (known && value.length() <= Table.LONGEST_CELL) {
            uploads.correct(actor, id, Integer.parseInt(row), column, value);
        } else {
            throw new Missing("column", column);
        }
        return "redirect:/imports/" + id;
    }

    @PostMapping("/imports/{id:\\d{1,18}}/mapping")
    String map(Actor actor, @PathVariable long id, @RequestParam Map<String, String> form) {
        mayImport(actor);
        var kept = uploads.find(actor, id);
        var columns = importing.importer(kept.upload().kind()).columns();
        var chosen = new HashMap<String, String>();
        var headers = look(kept).report().headers();
        for (var index = 0; index < headers.size(); index++) {
            var choice = form.getOrDefault("column-" + index, Headers.LEFT_OUT);
            var known = columns.stream().anyMatch(column -> column.key().equals(choice));
            chosen.put(headers.get(index).text(), known ? choice : Headers.LEFT_OUT);
        }
        uploads.remember(actor, id, chosen);
        return "redirect:/imports/" + id;
    }

    @PostMapping("/imports/{id:\\d{1,18}}/store")
    String store(
            Actor actor,
            Texts t,
            Model model,
            jakarta.servlet.http.HttpServletResponse response,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String seen) {
        mayImport(actor);
        var kept = uploads.find(actor, id);
        if (!kept.upload().waiting()) {
            return "redirect:/imports/" + id;
        }
        var result =
                importing.store(kept.upload().kind(), kept.file(), kept.corrections(), new Importing.Seen(id, seen));
        if (result.report().written()) {
            return "redirect:/imports/" + id;
        }
        var meanwhile = result.report().clean() && result.report().good() > 0;
        response.setStatus((meanwhile ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT).value());
        model.addAttribute("page", pages.page(t, kept, result, meanwhile));
        return "exchange/import";
    }

    @PostMapping("/imports/{id:\\d{1,18}}/drop")
    String drop(Actor actor, @PathVariable long id) {
        mayImport(actor);
        uploads.drop(actor, id);
        return "redirect:/imports";
    }

    /** The table as handed in, with what is wrong written behind each row. */
    @GetMapping("/imports/{id:\\d{1,18}}/annotated.xlsx")
    ResponseEntity<byte[]> annotated(Actor actor, Texts t, @PathVariable long id) {
        mayImport(actor);
        var kept = uploads.find(actor, id);
        if (!kept.upload().waiting()) {
            throw new Missing("upload", id);
        }
        var result = look(kept);
        var columns = importing.importer(kept.upload().kind()).columns();
        var header = new ArrayList<String>();
        columns.forEach(column -> header.add(importing.label(kept.upload().kind(), column.key(), t.locale())));
        header.add(t.get("import.wrong"));
        var wrong = new HashMap<Integer, String>();
        importing
                .words(result.report(), t)
                .forEach(line -> wrong.merge(
                        line.row(), (line.column() + " " + line.reason()).strip(), (one, other) -> one + "\n" + other));
        var rows = new ArrayList<List<String>>();
        for (var row : result.rows()) {
            var cells = new ArrayList<String>();
            columns.forEach(column -> cells.add(row.text(column.key())));
            cells.add(wrong.getOrDefault(row.number(), ""));
            rows.add(cells);
        }
        return download(
                kept.upload().fileName().replaceAll("\\.\\w{1,5}$", "") + "-" + t.get("import.wrong") + ".xlsx",
                List.of(new Sheets.Page(t.get("import." + kept.upload().kind()), header, rows, false)));
    }

    @GetMapping("/imports/templates/{kind}.xlsx")
    ResponseEntity<byte[]> template(Actor actor, Texts t, @PathVariable String kind) {
        var importer = importing.importer(kind);
        importer.permission().require(actor);
        var header = new ArrayList<String>();
        var example = new ArrayList<String>();
        var help = new ArrayList<List<String>>();
        for (var column : importer.columns()) {
            var label = importing.label(kind, column.key(), t.locale());
            header.add(label);
            example.add(column.example());
            help.add(List.of(
                    label,
                    t.get(column.required() ? "import.template.required" : "import.template.optional"),
                    column.example()));
        }
        var helpHeader =
                List.of(t.get("import.column"), t.get("import.template.needed"), t.get("import.template.example"));
        return download(
                t.get("import." + kind) + ".xlsx",
                List.of(
                        new Sheets.Page(t.get("import." + kind), header, List.of(example), true),
                        new Sheets.Page(t.get("import.template.help"), helpHeader, help, false)));
    }

    @GetMapping("/imports/exports/{kind}.xlsx")
    ResponseEntity<byte[]> export(Actor actor, Texts t, @PathVariable String kind) {
        var exporter = exporters.stream()
                .filter(candidate -> candidate.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new Missing("export kind", kind));
        exporter.permission().require(actor);
        var exported = exporter.export(actor, t);
        return download(
                exported.fileName(),
                List.of(new Sheets.Page(t.get("export." + kind), exported.header(), exported.rows(), false)));
    }

    private Importing.Result look(KeepingUploads.Kept kept) {
        return importing.look(kept.upload().kind(), kept.file(), kept.corrections());
    }

    private void mayImport(Actor actor) {
        if (!visibleTo(actor)) {
            throw new Forbidden("IMPORT");
        }
    }

    private static String bareName(@Nullable String name) {
        var bare = name == null ? "" : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        bare = Cells.clean(bare);
        return bare.length() > 120 ? bare.substring(bare.length() - 120) : bare.isEmpty() ? "-" : bare;
    }

    private static ResponseEntity<byte[]> download(String name, List<Sheets.Page> sheets) {
        var disposition = ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .contentType(XLSX)
                .body(Sheets.write(sheets));
    }
}
