package luoshi.identity;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import luoshi.kernel.Actor;
import luoshi.web.Texts;
import luoshi.web.spi.NavigationEntry;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a password is set: by a one-time link, or one's own. */
@Controller
class PasswordController implements NavigationEntry {
    private final SettingPasswords setting;

    PasswordController(SettingPasswords setting) {
        this.setting = setting;
    }

    @Override
    public Place place() {
        return new Place(Group.END, 97, "password", "/account/password", "lock", false);
    }

    @GetMapping("/account/link/{token}")
    String link(@PathVariable String token, Model model, Texts t, HttpServletResponse response) {
        return link(new Token(token), List.of(), model, response, t);
    }

    @PostMapping("/account/link/{token}")
    String byLink(
            @PathVariable String token,
            @RequestParam Map<String, String> form,
            Model model,
            Texts t,
            HttpServletResponse response) {
        var faults =
                setting.byLink(new Token(token), form.getOrDefault("password", ""), form.getOrDefault("again", ""));
        return faults.isEmpty() ? "redirect:/sign-in?set" : link(new Token(token), faults, model, response, t);
    }

    private String link(Token token, List<Fault> faults, Model model, HttpServletResponse response, Texts t) {
        response.setHeader("Cache-Control", "no-store");
        var owner = setting.ownerOf(token);
        if (owner.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_GONE);
        } else if (!faults.isEmpty()) {
            response.setStatus(422);
        }
        model.addAttribute("page", PasswordPage.of(owner.orElse(""), "/account/link/" + token.text(), faults, t));
        return "identity/link";
    }

    @GetMapping("/account/password")
    String own(Actor actor, Principal principal, Texts t, Model model) {
        model.addAttribute("page", PasswordPage.of(principal.getName(), "/account/password", List.of(), t));
        return "identity/password";
    }

    @PostMapping("/account/password")
    String change(
            @RequestParam Map<String, String> form,
            Actor actor,
            Principal principal,
            Texts t,
            Model model,
            HttpServletResponse response) {
        var faults = setting.own(
                principal.getName(),
                form.getOrDefault("present", ""),
                form.getOrDefault("password", ""),
                form.getOrDefault("again", ""));
        if (faults.isEmpty()) {
            return "redirect:/sign-in?set";
        }
        response.setStatus(422);
        model.addAttribute("page", PasswordPage.of(principal.getName(), "/account/password", faults, t));
        return "identity/password";
    }
}
