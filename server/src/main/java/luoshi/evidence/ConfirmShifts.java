package luoshi.evidence;

import java.util.Set;

/**
 * Confirm in one act what the shifts under a duty leader's shift did (确认本班).
 *
 * @param lead the duty leader's shift
 * @param stood shifts that were stood and handed over as the rules say; the others stay open
 */
public record ConfirmShifts(long lead, Set<Long> stood) {
    public ConfirmShifts {
        stood = Set.copyOf(stood);
    }
}
