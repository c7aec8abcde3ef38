package luoshi.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** Sign-in, sessions, and the headers of every answer; everything but sign-in and static files needs an account. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    /** No script but our files; style attributes carry values of figures only (DESIGN §5). */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";

    @Bean
    PasswordEncoder passwordEncoder() {
        // 19 MiB, two passes, one lane: the smallest setting that OWASP recommends for Argon2id.
        return new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    }

    @Bean
    SecurityFilterChain chain(HttpSecurity http, SigningIn signingIn, Actors actors) throws Exception {
        http.authenticationProvider(signingIn)
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/sign-in", "/static/**", "/actuator/health", "/error", "/favicon.ico")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/sign-in")
                        .loginProcessingUrl("/sign-in")
                        .defaultSuccessUrl("/")
                        .failureHandler(SecurityConfiguration::failed))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
                .sessionManagement(session -> session.invalidSessionUrl("/sign-in?expired"))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(SecurityConfiguration::signInFirst))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                        .referrerPolicy(referrer -> {})
                        .permissionsPolicyHeader(
                                permissions -> permissions.policy("camera=(self), geolocation=(), microphone=()")))
                .addFilterAfter(new ActingFilter(actors), AuthorizationFilter.class);
        return http.build();
    }

    private static void signInFirst(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        if (request.getHeader("HX-Request") == null) {
            response.sendRedirect("/sign-in");
            return;
        }
        response.setHeader("HX-Redirect", "/sign-in?expired");
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    }

    private static void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        var username = String.valueOf(request.getParameter("username"));
        var problem = why instanceof LockedException ? "locked" : "wrong";
        response.sendRedirect(
                "/sign-in?" + problem + "&username=" + URLEncoder.encode(username, StandardCharsets.UTF_8));
    }
}
