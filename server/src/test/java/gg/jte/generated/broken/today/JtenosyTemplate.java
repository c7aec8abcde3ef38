package gg.jte.generated.broken.today;

import luoshi.ledger.Ledger;

/** Broken on purpose: a template that reaches into another module. */
public final class JtenosyTemplate {
    public long head(Ledger ledger) {
        return ledger.head();
    }
}
