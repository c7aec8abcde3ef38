package luoshi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import luoshi.kernel.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordRulesTests {
    @ParameterizedTest
    @CsvSource(textBlock = """
            correct horse battery,   ''
            青石路上的第三棵树在开花1, ''
            青石路上第三棵树,         password-short
            tooShort1!,              password-short
            my043215isLong!,         password-name
            password1234,            password-common
            1234567890ab,            password-common
            aaaaaaaaaaaa1,           password-plain
            abcdefghijklmnop,        password-common
            zyxwvutsrqponm,          password-plain
            """)
    void refusesWhatIsEasilyGuessed(String password, String reason) {
        var refusal = PasswordRules.refusal(password, "043215").map(Reason::key).orElse("");

        assertThat(refusal).isEqualTo(reason.isEmpty() ? "" : "reason.identity." + reason);
    }

    @Test
    void refusesAPasswordThatIsTooLongToBeTyped() {
        assertThat(PasswordRules.refusal("长1".repeat(70), "043215").map(Reason::key))
                .contains("reason.identity.password-long");
    }

    @ParameterizedTest
    @CsvSource({"0,0", "3,0", "4,30", "5,60", "6,120", "8,480", "9,900", "40,900"})
    void waitsLongerAfterEachFurtherWrongPassword(int failuresBefore, long seconds) {
        var now = OffsetDateTime.parse("2026-10-02T09:40+08:00");

        var until = Lockout.after(failuresBefore, now);

        assertThat(until == null ? Duration.ZERO : Duration.between(now, until)).isEqualTo(Duration.ofSeconds(seconds));
    }
}
