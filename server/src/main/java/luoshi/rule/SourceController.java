package luoshi.rule;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import luoshi.rule.TakingUpArticles.TakeUpArticles;
import luoshi.rule.TakingUpArticles.TakingUp;
import luoshi.rule.UploadingSources.Upload;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
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

    SourceController(SourcePages pages, UploadingSources uploading, TakingUpArticles taking) {
        this.pages = pages;
        this.uploading = uploading;
        this.taking = taking;
    }

    @GetMapping("/rules/upload")
    String form(Actor actor, Texts t, Model model) {
        Permission.WRITE_RULES.require(actor);
        var fields = Fields.empty().with("level", SourceLevel.STATION.name()).with("owner", actor.unitId());
        model.addAttribute("page", pages.upload(fields, actor, t));
        return "rule/upload";
    }

    @PostMapping("/rules/upload")
    String upload(
            @RequestParam MultiValueMap<String, String> form,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            Actor actor,
            Texts t,
            Model model,
            HttpServletResponse response)
            throws IOException {
        Permission.WRITE_RULES.require(actor);
        var fields = new Fields(form);
        var title = fields.text("title", LONGEST_NAME, false);
        var issuer = fields.text("issuer", LONGEST_NAME, false);
        var level = fields.one("level", SourceLevel.class);
        var owner = fields.id("owner", true).filter(actor::sees);
        var dated = fields.date("dated", false);
        var from = fields.date("from", false);
        var last = fields.date("last", false);
        if (from != null && last != null && last.isBefore(from)) {
            fields.fault("last", "end-before-start");
        }
        if (owner.isEmpty()
                && fields.faults().stream().noneMatch(fault -> fault.field().equals("owner"))) {
            fields.fault("owner", "choose");
        }
        if (file == null
                || file.getOriginalFilename() == null
                || file.getOriginalFilename().isBlank()) {
            fields.fault("file", "file-choose");
        } else if (fields.faults().isEmpty() && level != null) {
            var command = new UploadSource(
                    name(file.getOriginalFilename()),
                    file.getBytes(),
                    title,
                    issuer,
                    level,
                    owner.orElseThrow(),
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
                case Upload.Refused refused ->
                    fields.fault("file", refused.reason().key().substring("reason.rule.".length()));
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("page", pages.upload(fields, actor, t));
        return "rule/upload";
    }

    private static String name(String sent) {
        var bare = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "");
        return bare.length() <= LONGEST_NAME ? bare : bare.substring(bare.length() - LONGEST_NAME);
    }

    @GetMapping("/rules/sources/{id}")
    String show(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> query,
            Actor actor,
            Texts t,
            Model model) {
        var notice = query.containsKey("again")
                ? t.get("rule.source.again")
                : query.containsKey("taken")
                        ? t.get("rule.source.taken")
                        : query.containsKey("made")
                                ? t.get(
                                        "rule.source.made",
                                        Integer.toString(new Fields(query).number("made", 1, 5000, 1)))
                                : "";
        var fields = Fields.empty().with("owner", actor.unitId());
        model.addAttribute("page", pages.page(id, fields, notice, actor, t));
        return "rule/source";
    }

    @PostMapping("/rules/sources/{id}")
    String takeUp(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> form,
            Actor actor,
            Texts t,
            Model model,
            HttpServletResponse response) {
        var fields = new Fields(form);
        var owner = fields.id("owner", false).orElse(actor.unitId());
        var area = fields.id("area", false).orElse(0L);
        switch (taking.handle(new TakeUpArticles(id, fields.ids("node"), area, owner), actor)) {
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
                fields.faults().addAll(refused.faults());
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute("page", pages.page(id, fields.with("owner", owner), "", actor, t));
                return "rule/source";
            }
        }
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
