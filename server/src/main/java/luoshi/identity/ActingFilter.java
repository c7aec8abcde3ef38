package luoshi.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import luoshi.kernel.Acting;
import luoshi.kernel.Actor;
import luoshi.web.AfterPage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Binds the actor for the rest of the request; an account that is gone or was changed meanwhile is signed out. A page is
 * one reading: everything on it comes from one transaction that writes nothing, so its parts agree with each other.
 */
final class ActingFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(ActingFilter.class);
    private static final DefaultTransactionDefinition READING = reading();

    private final Actors actors;
    private final PlatformTransactionManager transactions;

    ActingFilter(Actors actors, PlatformTransactionManager transactions) {
        this.actors = actors;
        this.transactions = transactions;
    }

    private static DefaultTransactionDefinition reading() {
        var reading = new DefaultTransactionDefinition();
        reading.setName("page");
        reading.setReadOnly(true);
        return reading;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/static/");
    }

    /** The page for an error is drawn after the request that failed has left this filter. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (response.getStatus() == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            chain.doFilter(request, response);
            return;
        }
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (!(authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn)) {
            chain.doFilter(request, response);
            return;
        }
        Actor actor;
        try {
            actor = actorOf(signedIn);
        } catch (CannotGetJdbcConnectionException busy) {
            busy(response, busy);
            return;
        }
        if (actor == null) {
            var session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            SecurityContextHolder.clearContext();
            SecurityConfiguration.toSignIn(request, response, "expired");
            return;
        }
        try {
            Acting.as(actor, () -> {
                go(request, response, chain);
                return actor;
            });
        } catch (ServletException | IOException | RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new ServletException(failed);
        }
    }

    private void go(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!(request.getMethod().equals("GET") || request.getMethod().equals("HEAD"))) {
            chain.doFilter(request, response);
            return;
        }
        TransactionStatus reading;
        try {
            reading = transactions.getTransaction(READING);
        } catch (CannotCreateTransactionException busy) {
            busy(response, busy);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            transactions.rollback(reading);
        }
        AfterPage.run(request);
    }

    /** Too many at once, or a database that does not answer: said on a page that needs none. */
    private static void busy(HttpServletResponse response, RuntimeException why) throws IOException {
        LOG.warn("no connection to the database: {}", why.getMessage());
        response.setHeader("Retry-After", "5");
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }

    private @Nullable Actor actorOf(SignedIn signedIn) {
        return actors.of(signedIn.name())
                .filter(present -> present.epoch() == signedIn.epoch())
                .map(Actors.Present::actor)
                .orElse(null);
    }

    /** Whether somebody has signed in on this request. */
    static boolean signedIn(@Nullable Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof SignedIn;
    }
}
