package luoshi.sample;

import java.util.ArrayList;
import java.util.List;
import luoshi.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** One account for each part in the story; all share the password that the caller chose. */
final class SignIns {
    private record Part(
            Role role, String username, @Nullable String person, String unit, String name) {}

    private static final List<Part> PARTS = List.of(
            new Part(Role.CHIEF, "chief", "周砚明", "QS", "周砚明"),
            new Part(Role.INSTRUCTOR, "instructor", "林素珍", "QS", "林素珍"),
            new Part(Role.DEPUTY, "deputy", "罗绍文", "QS", "罗绍文"),
            new Part(Role.TEAM_LEADER, "leader", "马志远", "QS-4", "马志远"),
            new Part(Role.OFFICER, "officer", "郑宇航", "QS-4", "郑宇航"),
            new Part(Role.AUXILIARY, "auxiliary", "孔德海", "QS-4", "孔德海"),
            new Part(Role.INSPECTOR, "inspector", "秦越", "HD-02", "秦越"),
            new Part(Role.GUIDANCE, "guidance", "顾承业", "HD-03", "顾承业"),
            new Part(Role.ADMINISTRATOR, "system", null, "HD", "系统管理员"),
            new Part(Role.SECURITY_ADMINISTRATOR, "security", null, "HD", "安全保密管理员"),
            new Part(Role.AUDIT_ADMINISTRATOR, "audit", null, "HD", "审计管理员"));

    private SignIns() {}

    static List<SampleSignIn> all(String password) {
        var found = new ArrayList<SampleSignIn>();
        PARTS.forEach(part -> found.add(new SampleSignIn(part.role(), part.username(), password)));
        return found;
    }

    /** The strength is that of the accounts that people make themselves. */
    static String hash(String password) {
        var secret = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2).encode(password);
        if (secret == null) {
            throw new IllegalStateException("no hash of the password of the sample accounts");
        }
        return secret;
    }

    static void write(Tables tables, Bureau bureau, People people, String secret) {
        for (var part : PARTS) {
            tables.account.add(
                    part.username(),
                    secret,
                    part.person() == null ? null : people.named(part.person()).id(),
                    part.role().name(),
                    bureau.unit(part.unit()).id(),
                    part.name());
        }
    }
}
