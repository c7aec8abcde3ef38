package luoshi.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import luoshi.kernel.Acting;
import luoshi.kernel.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Binds the actor for the rest of the request; an account that is gone or was changed meanwhile is signed out. */
final class ActingFilter extends OncePerRequestFilter {
    private final Actors actors;

    ActingFilter(Actors actors) {
        this.actors = actors;
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
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (!(authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn)) {
            chain.doFilter(request, response);
            return;
        }
        var actor = actorOf(signedIn);
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
                chain.doFilter(request, response);
                return actor;
            });
        } catch (ServletException | IOException | RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new ServletException(failed);
        }
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
