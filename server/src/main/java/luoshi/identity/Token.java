package luoshi.identity;

import java.security.SecureRandom;
import java.util.Base64;
import org.apache.commons.codec.digest.DigestUtils;

/** The secret part of a one-time link: 256 random bits, of which only the SHA-256 is kept. */
record Token(String text) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static Token random() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    String digest() {
        return DigestUtils.sha256Hex(text);
    }

    @Override
    public String toString() {
        return "Token";
    }
}
