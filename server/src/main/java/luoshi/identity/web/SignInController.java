package luoshi.identity.web;

import java.util.Map;
import luoshi.identity.SignInPage;
import luoshi.web.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class SignInController {
    @GetMapping("/sign-in")
    String form(@RequestParam Map<String, String> query, Model model, Texts t) {
        var error = query.containsKey("locked")
                ? t.get("sign-in.locked")
                : query.containsKey("wrong") ? t.get("sign-in.wrong") : "";
        var notice = query.containsKey("out")
                ? t.get("sign-in.out")
                : query.containsKey("expired") ? t.get("sign-in.expired") : "";
        model.addAttribute("page", new SignInPage(query.getOrDefault("username", ""), error, notice));
        return "identity/sign-in";
    }
}
