package luoshi.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.transaction.PlatformTransactionManager;

/** Sign-in, sessions, and the headers of every answer; everything but sign-in and static files needs an account. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    /** No script but our files; style attributes carry values of figures only (DESIGN §5). */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";

    @Bean
    PasswordEncoder passwordEncoder() {
        return new PatientEncoder();
    }

    @Bean
    @ConditionalOnWebApplication
    SecurityFilterChain chain(
            HttpSecurity http, SigningIn signingIn, Actors actors, PlatformTransactionManager transactions)
            throws Exception {
        http.authenticationProvider(signingIn)
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/sign-in",
                                "/account/link/**",
                                "/static/**",
                                "/actuator/health",
                                "/error",
                                "/favicon.ico")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/sign-in")
                        .loginProcessingUrl("/sign-in")
                        .defaultSuccessUrl("/")
                        .failureHandler(SecurityConfiguration::failed))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(SecurityConfiguration::signInFirst)
                        .accessDeniedHandler(SecurityConfiguration::refused))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                        .referrerPolicy(referrer -> {})
                        .permissionsPolicyHeader(
                                permissions -> permissions.policy("camera=(self), geolocation=(), microphone=()")))
                .addFilterAfter(new ActingFilter(actors, transactions), AuthorizationFilter.class);
        return http.build();
    }

    private static void signInFirst(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        toSignIn(request, response, sessionIsOver(request) ? "expired" : "");
    }

    /** A form whose token is no longer good: from a session that is over, or sent twice, or forged. */
    private static void refused(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        if (request.getRequestURI().equals("/sign-in") || sessionIsOver(request)) {
            var inside =
                    ActingFilter.signedIn(SecurityContextHolder.getContext().getAuthentication());
            toSignIn(request, response, inside ? "" : "expired");
            return;
        }
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }

    private static boolean sessionIsOver(HttpServletRequest request) {
        return request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
    }

    /** Sends a browser to the sign-in page, and a fragment's page as a whole. */
    static void toSignIn(HttpServletRequest request, HttpServletResponse response, String why) throws IOException {
        var address = why.isEmpty() ? "/sign-in" : "/sign-in?" + why;
        if (request.getHeader("HX-Request") == null) {
            response.sendRedirect(address);
            return;
        }
        response.setHeader("HX-Redirect", address);
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    }

    private static void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        var typed = String.valueOf(request.getParameter("username")).strip();
        var username = typed.length() <= SigningIn.LONGEST_NAME ? typed : "";
        var problem = why instanceof LockedException ? "locked" : "wrong";
        response.sendRedirect(
                "/sign-in?" + problem + "&username=" + URLEncoder.encode(username, StandardCharsets.UTF_8));
    }
}
