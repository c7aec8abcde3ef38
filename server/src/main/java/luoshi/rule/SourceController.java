package luoshi.rule;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import luoshi.kernel.Reason;
import luoshi.rule.TakingUpArticles.TakeUpArticles;
import luoshi.rule.TakingUpArticles.TakingUp;
import luoshi.rule.UploadingSources.Upload;
import luoshi.web.Form;
import luoshi.web.Texts;
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
class SourceController {
    private static final int LONGEST_NAME = 200;

    private final SourcePages pages;
    private final UploadingSources uploading;
    private final TakingUpArticles taking;
    private final ComparingSources comparing;

    SourceController(
            SourcePages pages, UploadingSources uploading, TakingUpArticles taking, ComparingSources comparing) {
        this.pages = pages;
        this.uploading = uploading;
        this.taking = taking;
        this.comparing = comparing;
    }

    @GetMapping("/rules/upload")
    String form(Actor actor, Texts t, Model model) {
        Permission.WRITE_RULES.require(actor);
        var form = Form.empty().put("level", SourceLevel.STATION.name()).put("owner", actor.unitId());
        model.addAttribute("page", pages.upload(form, actor, t));
        return "rule/upload";
    }

    @PostMapping("/rules/upload")
    String upload(
            Form form,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            Actor actor,
            Texts t,
            Model model,
            HttpServletResponse response)
            throws IOException {
        Permission.WRITE_RULES.require(actor);
        var title = form.text("title", LONGEST_NAME, false);
        var issuer = form.text("issuer", LONGEST_NAME, false);
        var level = form.one("level", SourceLevel.class);
        var owner = form.id("owner");
        var dated = form.dayOrNull("dated");
        var from = form.dayOrNull("from");
        var last = form.dayOrNull("last");
        if (from != null && last != null && last.isBefore(from) && !form.refused("last")) {
            form.refuse("last", Reason.of("reason.rule.end-before-start"));
        }
        if (!actor.sees(owner) && !form.refused("owner")) {
            form.refuse("owner", Reason.of("reason.field.choose"));
        }
        if (file == null
                || file.getOriginalFilename() == null
                || file.getOriginalFilename().isBlank()) {
            form.refuse("file", Reason.of("reason.rule.file-choose"));
        } else if (form.good()) {
            var command = new UploadSource(
                    name(file.getOriginalFilename()),
                    file.getBytes(),
                    title,
                    issuer,
                    level,
                    owner,
                    dated,
                    from,
                    last == null ? null : last.plusDays(1));
            switch (uploading.handle(command, actor)) {
                case Upload.Uploaded uploaded -> {
                    return "redirect:/rules/sources/" + uploaded.source();
                }
                case Upload.AlreadyThere there -> {
                    return "redirect:/rules/sources/" + there.source() + "?again";
                }
                case Upload.Refused refused -> form.refuse("file", refused.reason());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("page", pages.upload(form, actor, t));
        return "rule/upload";
    }

    private static String name(String sent) {
        var bare = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "");
        return bare.length() <= LONGEST_NAME ? bare : bare.substring(bare.length() - LONGEST_NAME);
    }

    @GetMapping("/rules/sources/{id}")
    String show(@PathVariable long id, Form query, Actor actor, Texts t, Model model) {
        var notice = !query.all("again").isEmpty()
                ? t.get("rule.source.again")
                : !query.all("taken").isEmpty()
                        ? t.get("rule.source.taken")
                        : !query.all("made").isEmpty()
                                ? t.get("rule.source.made", Integer.toString(query.whole("made", 1, 5000, 1)))
                                : "";
        var form = Form.empty().put("owner", actor.unitId());
        model.addAttribute("page", pages.page(id, form, notice, actor, t));
        return "rule/source";
    }

    @PostMapping("/rules/sources/{id}")
    String takeUp(@PathVariable long id, Form form, Actor actor, Texts t, Model model, HttpServletResponse response) {
        var owner = Objects.requireNonNullElse(form.idOrNull("owner"), actor.unitId());
        var area = Objects.requireNonNullElse(form.idOrNull("area"), 0L);
        switch (taking.handle(new TakeUpArticles(id, form.ids("node"), area, owner), actor)) {
            case TakingUp.TakenUp taken -> {
                return switch (taken.clauses().size()) {
                    case 0 -> "redirect:/rules/sources/" + id + "?taken";
                    case 1 -> "redirect:/rules/clauses/" + taken.clauses().getFirst() + "/edit";
                    default ->
                        "redirect:/rules/sources/" + id + "?made="
                                + taken.clauses().size();
                };
            }
            case TakingUp.Refused refused -> {
                refused.faults().forEach(fault -> fault.at(form));
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute("page", pages.page(id, form.put("owner", owner), "", actor, t));
                return "rule/source";
            }
        }
    }

    @GetMapping("/rules/sources/{id}/compare")
    String compare(@PathVariable long id, Form query, Texts t, Model model, HttpServletResponse response) {
        model.addAttribute("page", comparing.page(id, query, t));
        if (query.ids("with").contains(id)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        return "rule/source-compare";
    }

    @GetMapping("/rules/sources/{id}/file")
    ResponseEntity<byte[]> file(@PathVariable long id) {
        var file = pages.file(id);
        var disposition = ContentDisposition.attachment()
                .filename(file.name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(file.bytes());
    }
}
