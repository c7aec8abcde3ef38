package luoshi.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** The page for what failed before any controller saw it, such as a form whose token has run out. */
@Controller
class ErrorPage implements ErrorController {
    @RequestMapping("/error")
    String failed(HttpServletRequest request, HttpServletResponse response, Model model) {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? code
                : HttpServletResponse.SC_NOT_FOUND;
        response.setStatus(status);
        model.addAttribute("problem", problem(status));
        return "layout/problem";
    }

    private static String problem(int status) {
        return switch (status) {
            case HttpServletResponse.SC_FORBIDDEN -> "outdated";
            case HttpServletResponse.SC_NOT_FOUND -> "missing";
            case HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE -> "too-large";
            case HttpServletResponse.SC_SERVICE_UNAVAILABLE -> "busy";
            default -> status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR ? "garbled" : "broken";
        };
    }
}
