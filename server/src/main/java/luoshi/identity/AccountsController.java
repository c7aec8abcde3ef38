package luoshi.identity;

import jakarta.servlet.http.HttpServletResponse;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.kernel.Role;
import luoshi.web.Form;
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
    String blank(Form form, Actor actor, Texts t, Model model) {
        Permission.MANAGE_ACCOUNTS.require(actor);
        return show(form.fill("role", Role.OFFICER), actor, t, model);
    }

    @PostMapping("/accounts/new")
    String create(Form form, Actor actor, Texts t, Model model, RedirectAttributes once, HttpServletResponse response) {
        Permission.MANAGE_ACCOUNTS.require(actor);
        var command = new CreateAccount(form.text("number"), form.text("name"), role(form), unit(form, actor));
        if (form.good()) {
            switch (creating.handle(command, actor)) {
                case AccountOutcome.Done done -> {
                    return done(done.id(), done.token(), "created", once);
                }
                case AccountOutcome.Refused refused -> refused.faults().forEach(fault -> fault.at(form));
            }
        }
        response.setStatus(422);
        return show(form, actor, t, model);
    }

    @GetMapping("/accounts/{id}")
    String one(@PathVariable long id, Actor actor, Texts t, Model model) {
        Permission.MANAGE_ACCOUNTS.require(actor);
        var line = queries.find(id).orElseThrow(() -> new Missing("account", id));
        var done = model.getAttribute("done") instanceof String key ? t.get("accounts.done." + key) : "";
        model.addAttribute("page", views.page(line, actor, t, model.getAttribute("link"), done, Form.empty()));
        return "identity/account";
    }

    @PostMapping("/accounts/{id}")
    String change(
            @PathVariable long id,
            Form form,
            Actor actor,
            Texts t,
            Model model,
            RedirectAttributes once,
            HttpServletResponse response) {
        Permission.MANAGE_ACCOUNTS.require(actor);
        var line = queries.find(id).orElseThrow(() -> new Missing("account", id));
        var command = new ChangeAccount(id, form.version(), role(form), unit(form, actor));
        if (form.good()) {
            switch (changing.handle(command, actor)) {
                case AccountOutcome.Done done -> {
                    return done(id, done.token(), "changed", once);
                }
                case AccountOutcome.Refused refused -> refused.faults().forEach(fault -> fault.at(form));
            }
        }
        response.setStatus(422);
        model.addAttribute("page", views.page(line, actor, t, null, "", form));
        return "identity/account";
    }

    @PostMapping("/accounts/{id}/ban")
    String ban(@PathVariable long id, Form form, Actor actor, RedirectAttributes once) {
        changing.ban(id, form.version(), true, actor);
        return done(id, null, "banned", once);
    }

    @PostMapping("/accounts/{id}/admit")
    String admit(@PathVariable long id, Form form, Actor actor, RedirectAttributes once) {
        changing.ban(id, form.version(), false, actor);
        return done(id, null, "admitted", once);
    }

    @PostMapping("/accounts/{id}/unlock")
    String unlock(@PathVariable long id, Form form, Actor actor, RedirectAttributes once) {
        changing.unlock(id, form.version(), actor);
        return done(id, null, "unlocked", once);
    }

    @PostMapping("/accounts/{id}/reset")
    String reset(@PathVariable long id, Form form, Actor actor, RedirectAttributes once) {
        return done(id, changing.reset(id, form.version(), actor), "reset", once);
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

    private String show(Form form, Actor actor, Texts t, Model model) {
        var shown = form.shown(t);
        model.addAttribute(
                "page",
                new AccountFormPage(
                        shown.field("number"),
                        shown.field("name"),
                        views.roles(shown, t),
                        views.units(shown, actor),
                        shown.mistakes()));
        return "identity/account-form";
    }

    private static Role role(Form form) {
        var role = form.some("role", Role.class);
        if (role.isEmpty()) {
            Fault.of("role", "role-missing").at(form);
        }
        return role.isEmpty() ? Role.OFFICER : role.getFirst();
    }

    private static long unit(Form form, Actor actor) {
        var unit = form.ids("unit").stream().filter(actor::sees).findFirst();
        if (unit.isEmpty()) {
            Fault.of("unit", "unit-missing").at(form);
        }
        return unit.orElse(-1L);
    }
}
