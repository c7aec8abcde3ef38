package luoshi.identity;

import java.io.Serializable;
import java.security.Principal;

/** Whom a session belongs to; it ends when the account's epoch has moved on. */
record SignedIn(String name, int epoch) implements Principal, Serializable {
    @Override
    public String getName() {
        return name;
    }
}
