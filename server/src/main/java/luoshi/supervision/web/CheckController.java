package luoshi.supervision.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.supervision.CheckOutcome;
import luoshi.supervision.Photo;
import luoshi.supervision.RecordingChecks;
import luoshi.web.Form;
import luoshi.web.Texts;
import luoshi.web.spi.NavigationEntry;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Checks: the list, one of them, and a new one on the spot. */
@Controller
class CheckController implements NavigationEntry {
    private final RecordingChecks recording;
    private final CheckFormPages forms;
    private final CheckLists lists;
    private final CheckPages pages;
    private final UploadedPhotos photos;

    CheckController(
            RecordingChecks recording,
            CheckFormPages forms,
            CheckLists lists,
            CheckPages pages,
            UploadedPhotos photos) {
        this.recording = recording;
        this.forms = forms;
        this.lists = lists;
        this.pages = pages;
        this.photos = photos;
    }

    @Override
    public Place place() {
        return new Place(Group.WORK, 12, "checks", "/checks", "eye", true);
    }

    @Override
    public boolean visibleTo(Actor actor) {
        return !actor.role().administers();
    }

    @Override
    public boolean covers(String path, Actor actor) {
        return path.startsWith("/checks") || path.startsWith("/commendations") || path.startsWith("/findings");
    }

    @GetMapping("/checks")
    String list(Actor actor, Texts t, Model model, Form query) {
        model.addAttribute("page", lists.page(actor, t, query));
        return "supervision/list";
    }

    @GetMapping("/checks/{id:\\d{1,18}}")
    String one(Actor actor, Texts t, Model model, @PathVariable long id, Form query) {
        model.addAttribute("page", pages.page(actor, t, id, Form.empty(), query.text("done")));
        return "supervision/check";
    }

    /** A photo, for who sees the result that it belongs to; it never changes. */
    @GetMapping("/checks/photos/{id:\\d{1,18}}")
    ResponseEntity<byte[]> photo(@PathVariable long id) {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'")
                .body(pages.photo(id));
    }

    @GetMapping("/checks/new")
    String fresh(Actor actor, Texts t, Model model, Form form) {
        Permission.CHECK.require(actor);
        var unit = form.idOrNull("unit");
        var area = form.idOrNull("area");
        if (unit == null || area == null) {
            model.addAttribute("page", forms.start(actor, t, form));
            return "supervision/start";
        }
        model.addAttribute("page", forms.form(actor, t, unit, area, form));
        return "supervision/new";
    }

    @PostMapping("/checks")
    String record(
            Actor actor, Texts t, Model model, HttpServletRequest request, HttpServletResponse response, Form form) {
        var unit = form.idOrNull("unit");
        var area = form.idOrNull("area");
        if (unit == null || area == null) {
            throw new Missing("unit to check", "");
        }
        var sent = Permission.CHECK.heldBy(actor) ? photos.of(request, form) : Map.<Long, List<Photo>>of();
        var command = CheckForms.read(form, unit, area, sent);
        if (form.good()) {
            switch (recording.handle(actor, command)) {
                case CheckOutcome.Recorded done -> {
                    return "redirect:/checks/" + done.visit() + "?done=recorded";
                }
                case CheckOutcome.Refused(var reasons) -> reasons.forEach(form::refuse);
            }
        }
        UploadedPhotos.askAgain(sent.keySet(), form);
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        if (!Permission.CHECK.heldBy(actor)) {
            model.addAttribute("page", forms.start(actor, t, form));
            return "supervision/start";
        }
        model.addAttribute("page", forms.form(actor, t, unit, area, form));
        return "supervision/new";
    }
}
