package luoshi.exchange;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Says «too large» before anything looks into the request: its token would be lost with it, and the answer be wrong. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class UploadLimit extends OncePerRequestFilter {
    private static final long LARGEST_REQUEST_BYTES = ImportFile.LARGEST_BYTES + 1024L * 1024;
    /** A form with several photos of a phone. */
    private static final long LARGEST_WITH_PHOTOS_BYTES = 64L * 1024 * 1024;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var largest = request.getRequestURI().equals("/checks") ? LARGEST_WITH_PHOTOS_BYTES : LARGEST_REQUEST_BYTES;
        if (request.getContentLengthLong() > largest) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        chain.doFilter(request, response);
    }
}
