package luoshi.identity.web;

import java.util.Map;
import luoshi.identity.SignInPage;
import luoshi.kernel.Acting;
import luoshi.web.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class SignInController {
    @GetMapping("/sign-in")
    String form(@RequestParam Map<String, String> query, Model model, Texts t) {
        if (Acting.current() != null) {
            return "redirect:/";
        }
        var error = query.containsKey("locked")
                ? t.get("sign-in.locked")
                : query.containsKey("wrong") ? t.get("sign-in.wrong") : "";
        var notice = "";
        for (var why : new String[] {"out", "expired", "set"}) {
            notice = query.containsKey(why) ? t.get("sign-in." + why) : notice;
        }
        model.addAttribute("page", new SignInPage(query.getOrDefault("username", ""), error, notice));
        return "identity/sign-in";
    }
}
