package luoshi.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who acts (行为人): the signed-in account with its role and what it may see (domain §2).
 *
 * @param accountId the account
 * @param personId the person behind it, or null for an account without one
 * @param name the name shown on the screen and in the ledger
 * @param role what the account may do
 * @param unitId the unit that the account belongs to
 * @param scope units of the own leading subtree (本级及以下)
 * @param guided guided slice as {@code unit:area} pairs (业务指导)
 * @param home units one belongs to: their names, rules and rosters
 */
public record Actor(
        long accountId,
        @Nullable Long personId,
        String name,
        Role role,
        long unitId,
        List<Long> scope,
        List<String> guided,
        List<Long> home) {
    public Actor {
        scope = List.copyOf(scope);
        guided = List.copyOf(guided);
        home = List.copyOf(home);
    }

    /** Whether the unit lies in the own leading subtree. */
    public boolean sees(long unit) {
        return scope.contains(unit);
    }
}
