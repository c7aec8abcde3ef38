package luoshi.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import luoshi.kernel.Forbidden;
import luoshi.kernel.Missing;
import luoshi.kernel.Stale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** The pages for what was not found, not allowed, changed meanwhile, garbled, or broken: what happened and what to do. */
@ControllerAdvice
class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    /** Unique, exclusion and foreign keys; serialization, deadlock: what PostgreSQL tells the loser of two at once. */
    private static final Set<String> TOGETHER = Set.of("23505", "23P01", "23503", "40001", "40P01");

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

    /** A number in the path that is none names nothing; elsewhere it is a garbled question. */
    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    String mismatch(MethodArgumentTypeMismatchException garbled, HttpServletResponse response, Model model) {
        var inPath = garbled.getParameter().hasParameterAnnotation(PathVariable.class);
        response.setStatus(inPath ? HttpServletResponse.SC_NOT_FOUND : HttpServletResponse.SC_BAD_REQUEST);
        return page(model, inPath ? "missing" : "garbled");
    }

    /** The page is drawn once the failed transaction has ended, by {@link ErrorPage}. */
    @ExceptionHandler({CannotCreateTransactionException.class, CannotGetJdbcConnectionException.class})
    void busy(HttpServletRequest request, HttpServletResponse response, Exception failed) throws IOException {
        LOG.warn(
                "{} {}: no connection to the database: {}",
                request.getMethod(),
                request.getRequestURI(),
                failed.getMessage());
        response.setHeader("Retry-After", "5");
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }

    @ExceptionHandler(Exception.class)
    @Nullable
    String others(Exception failed, HttpServletRequest request, HttpServletResponse response, Model model)
            throws Exception {
        if (failed instanceof AccessDeniedException || failed instanceof AsyncRequestNotUsableException) {
            throw failed;
        }
        if (failed instanceof MultipartException) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(model, "garbled");
        }
        if (failed instanceof ErrorResponse told && told.getStatusCode().is4xxClientError()) {
            response.setStatus(told.getStatusCode().value());
            return page(model, "garbled");
        }
        if (together(failed)) {
            LOG.warn(
                    "{} {} lost against a change at the same moment",
                    request.getMethod(),
                    request.getRequestURI(),
                    failed);
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            return page(model, "stale");
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failed);
        response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        return null;
    }

    /** Whether somebody else was quicker: the use cases ask before they write, so only the same moment gets this far. */
    private static boolean together(Exception failed) {
        return failed instanceof DataAccessException access
                && access.getMostSpecificCause() instanceof SQLException told
                && told.getSQLState() != null
                && TOGETHER.contains(told.getSQLState());
    }

    private static String page(Model model, String problem) {
        model.addAttribute("problem", problem);
        return "layout/problem";
    }
}
