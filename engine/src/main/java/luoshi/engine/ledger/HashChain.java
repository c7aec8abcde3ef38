package luoshi.engine.ledger;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.function.Supplier;

/**
 * A chain of hashes (哈希链): each link is made of the link before it and of one line, so whoever changes a line must make
 * every later link anew. A line is hashed first by itself, {@code H(0x00 ‖ line)}, in the form of a leaf of RFC 9162; the
 * link is {@code H(0x01 ‖ previous ‖ leaf)}. The chain starts with as many zero bytes as the digest is long.
 *
 * <p>Not for use by several threads at once.
 */
public final class HashChain {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest digest;
    private final byte[] leaf;
    private final byte[] head;
    private long size;

    private HashChain(MessageDigest digest, long size) {
        this.digest = digest;
        this.leaf = new byte[digest.getDigestLength()];
        this.head = new byte[digest.getDigestLength()];
        this.size = size;
    }

    /** An empty chain; the digest is one of a known length, such as SHA-256 or SM3. */
    public static HashChain start(Supplier<MessageDigest> digest) {
        return new HashChain(digest.get(), 0);
    }

    /**
     * A chain that goes on after so many lines.
     *
     * @throws IllegalArgumentException when the hash is not as long as the digest
     */
    public static HashChain after(Supplier<MessageDigest> digest, long size, byte[] head) {
        var chain = new HashChain(digest.get(), size);
        if (head.length != chain.head.length) {
            throw new IllegalArgumentException(head.length + " bytes, not " + chain.head.length);
        }
        System.arraycopy(head, 0, chain.head, 0, head.length);
        return chain;
    }

    /** Takes the line from the half-open range and goes on from there. */
    public void add(byte[] text, int from, int to) {
        digest.update(LEAF);
        digest.update(text, from, to - from);
        finish(leaf);
        digest.update(NODE);
        digest.update(head);
        digest.update(leaf);
        finish(head);
        size++;
    }

    /** Takes the line and goes on from the link that is said to belong to it; whether it does is the answer. */
    public boolean addAs(byte[] text, int from, int to, byte[] link) {
        add(text, from, to);
        var agrees = headIs(link);
        System.arraycopy(link, 0, head, 0, head.length);
        return agrees;
    }

    private void finish(byte[] into) {
        try {
            digest.digest(into, 0, into.length);
        } catch (DigestException tooShort) {
            throw new IllegalStateException(tooShort);
        }
    }

    /** Whether the newest link is this one. */
    public boolean headIs(byte[] hash) {
        return MessageDigest.isEqual(head, hash);
    }

    /** The newest link. */
    public byte[] head() {
        return head.clone();
    }

    /** How many lines there are. */
    public long size() {
        return size;
    }
}
