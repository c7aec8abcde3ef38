package luoshi.identity;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.kernel.Role;
import luoshi.web.Texts;
import luoshi.web.spi.NavigationEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The security administrator's pages: accounts, never passwords. */
@Controller
class AccountsController implements NavigationEntry {
    private final AccountQueries queries;
    private final AccountViews views;
    private final CreatingAccounts creating;
    private final ChangingAccounts changing;

    AccountsController(
            AccountQueries queries, AccountViews views, CreatingAccounts creating, ChangingAccounts changing) {
        this.queries = queries;
        this.views = views;
        this.creating = creating;
        this.changing = changing;
    }

    @Override
    public Place place() {
        return new Place(Group.END, 95, "accounts", "/accounts", "key", false);
    }

    @Override
    public boolean visibleTo(Actor actor) {
        return Permission.MANAGE_ACCOUNTS.heldBy(actor);
    }

    @GetMapping("/accounts")
    String list(@RequestParam(name = "q", defaultValue = "") String query, Actor actor, Texts t, Model model) {
        Permission.MANAGE_ACCOUNTS.require(actor);
        var text = query.strip();
        var found = queries.search(text.length() > 40 ? text.substring(0, 40) : text);
        var shown = found.stream().limit(AccountQueries.MOST).toList();
        var waiting = shown.stream().filter(AccountQueries.Line::waiting).count();
        model.addAttribute(
                "page",
                new AccountsPage(
                        text,
                        t.get("accounts.summary", Integer.toString(shown.size()), Long.toString(waiting)),
                        found.size() > shown.size() ? t.get("accounts.more", Integer.toString(shown.size())) : "",
                        shown.stream().map(line -> views.row(line, t)).toList()));
        return "identity/accounts";
    }

    @GetMapping("/accounts/new")
    String blank(@RequestParam(defaultValue = "") String number, Actor actor, Texts t, Model model) {
        Permission.MANAGE_ACCOUNTS.require(actor);
        return form(number, "", "OFFICER", "", List.of(), actor, t, model);
    }

    @PostMapping("/accounts/new")
    String create(
            @RequestParam Map<String, String> form,
            Actor actor,
            Texts t,
            Model model,
            RedirectAttributes once,
            HttpServletResponse response) {
        Permission.MANAGE_ACCOUNTS.require(actor);
        var number = form.getOrDefault("number", "").strip();
        var name = form.getOrDefault("name", "").strip();
        var role = role(form.get("role"));
        var unit = unit(form.get("unit"), actor);
        AccountOutcome outcome = role == null || unit == null
                ? new AccountOutcome.Refused(
                        List.of(role == null ? Fault.of("role", "role-missing") : Fault.of("unit", "unit-missing")))
                : creating.handle(new CreateAccount(number, name, role, unit), actor);
        return switch (outcome) {
            case AccountOutcome.Done done -> done(done.id(), done.token(), "created", once);
            case AccountOutcome.Refused refused -> {
                response.setStatus(422);
                yield form(
                        number,
                        name,
                        form.getOrDefault("role", ""),
                        form.getOrDefault("unit", ""),
                        refused.faults(),
                        actor,
                        t,
                        model);
            }
        };
    }

    @GetMapping("/accounts/{id}")
    String one(@PathVariable long id, Actor actor, Texts t, Model model) {
        Permission.MANAGE_ACCOUNTS.require(actor);
        var line = queries.find(id).orElseThrow(() -> new Missing("account", id));
        var done = model.getAttribute("done") instanceof String key ? t.get("accounts.done." + key) : "";
        model.addAttribute(
                "page",
                views.page(line, actor, t, model.getAttribute("link"), done, List.of(), line.role(), line.unitId()));
        return "identity/account";
    }

    @PostMapping("/accounts/{id}")
    String change(
            @PathVariable long id,
            @RequestParam Map<String, String> form,
            Actor actor,
            Texts t,
            Model model,
            RedirectAttributes once,
            HttpServletResponse response) {
        Permission.MANAGE_ACCOUNTS.require(actor);
        var line = queries.find(id).orElseThrow(() -> new Missing("account", id));
        var role = role(form.get("role"));
        var unit = unit(form.get("unit"), actor);
        AccountOutcome outcome = role == null || unit == null
                ? new AccountOutcome.Refused(
                        List.of(role == null ? Fault.of("role", "role-missing") : Fault.of("unit", "unit-missing")))
                : changing.handle(new ChangeAccount(id, version(form), role, unit), actor);
        return switch (outcome) {
            case AccountOutcome.Done done -> done(id, done.token(), "changed", once);
            case AccountOutcome.Refused refused -> {
                response.setStatus(422);
                model.addAttribute(
                        "page",
                        views.page(
                                line,
                                actor,
                                t,
                                null,
                                "",
                                refused.faults(),
                                role == null ? line.role() : role,
                                unit == null ? line.unitId() : unit));
                yield "identity/account";
            }
        };
    }

    @PostMapping("/accounts/{id}/ban")
    String ban(@PathVariable long id, @RequestParam Map<String, String> form, Actor actor, RedirectAttributes once) {
        changing.ban(id, version(form), true, actor);
        return done(id, null, "banned", once);
    }

    @PostMapping("/accounts/{id}/admit")
    String admit(@PathVariable long id, @RequestParam Map<String, String> form, Actor actor, RedirectAttributes once) {
        changing.ban(id, version(form), false, actor);
        return done(id, null, "admitted", once);
    }

    @PostMapping("/accounts/{id}/unlock")
    String unlock(@PathVariable long id, @RequestParam Map<String, String> form, Actor actor, RedirectAttributes once) {
        changing.unlock(id, version(form), actor);
        return done(id, null, "unlocked", once);
    }

    @PostMapping("/accounts/{id}/reset")
    String reset(@PathVariable long id, @RequestParam Map<String, String> form, Actor actor, RedirectAttributes once) {
        return done(id, changing.reset(id, version(form), actor), "reset", once);
    }

    /** The link goes to the next page alone, through the session, and is never written down. */
    private static String done(long id, @Nullable Token token, String what, RedirectAttributes once) {
        once.addFlashAttribute("done", what);
        if (token != null) {
            once.addFlashAttribute(
                    "link",
                    ServletUriComponentsBuilder.fromCurrentContextPath()
                            .path("/account/link/")
                            .path(token.text())
                            .toUriString());
        }
        return "redirect:/accounts/" + id;
    }

    private String form(
            String number,
            String name,
            String role,
            String unit,
            List<Fault> faults,
            Actor actor,
            Texts t,
            Model model) {
        model.addAttribute(
                "page",
                new AccountFormPage(
                        number, name, views.roles(role, t), views.units(unit, actor), AccountViews.faults(faults, t)));
        return "identity/account-form";
    }

    private static @Nullable Role role(@Nullable String name) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Long unit(@Nullable String id, Actor actor) {
        var readable = id != null && id.matches("\\d{1,18}");
        return readable && actor.sees(Long.parseLong(id)) ? Long.valueOf(id) : null;
    }

    private static int version(Map<String, String> form) {
        var version = form.getOrDefault("version", "");
        return version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1;
    }
}
