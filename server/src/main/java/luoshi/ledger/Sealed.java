package luoshi.ledger;

import luoshi.kernel.Actor;
import org.jspecify.annotations.Nullable;

/** Matters whose content only the author and the receiving body read (密封): referrals and complaints. */
final class Sealed {
    private Sealed() {}

    /**
     * Whether the actor may read what the entry says, given that he may know that it exists.
     *
     * @param author who wrote the entry
     */
    static boolean readable(String entity, @Nullable Long author, Actor actor) {
        var sealed = entity.startsWith("referral") || entity.startsWith("complaint");
        return !sealed || author != null && author.equals(actor.personId());
    }
}
