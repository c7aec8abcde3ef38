package luoshi.web;

import luoshi.kernel.Forbidden;
import luoshi.kernel.Missing;
import luoshi.kernel.Stale;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** The pages for what was not found, not allowed, changed meanwhile, or too large: what happened and what to do. */
@ControllerAdvice
class Problems {
    @ExceptionHandler({Missing.class, NoResourceFoundException.class})
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String missing(Model model) {
        return page(model, "missing");
    }

    @ExceptionHandler(Forbidden.class)
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String forbidden(Model model) {
        return page(model, "forbidden");
    }

    @ExceptionHandler(Stale.class)
    @ResponseStatus(HttpStatus.CONFLICT)
    String stale(Model model) {
        return page(model, "stale");
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    @ResponseStatus(HttpStatus.CONTENT_TOO_LARGE)
    String tooLarge(Model model) {
        return page(model, "too-large");
    }

    private static String page(Model model, String problem) {
        model.addAttribute("problem", problem);
        return "layout/problem";
    }
}
