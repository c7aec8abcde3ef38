package luoshi.redress.spi;

import luoshi.kernel.Actor;

/** Takes back a finding (更正) because its person was right; called inside the transaction that answers him. */
public interface FindingCorrection {
    /**
     * Withdraws the finding; it stays where it was and says why.
     *
     * @throws luoshi.kernel.Forbidden when the actor may not withdraw it
     * @throws luoshi.kernel.Stale when it was withdrawn meanwhile
     */
    void withdraw(Actor actor, long finding, String reason);
}
