package luoshi.engine.coverage;

/** Small whole numbers, kept as narrow as the largest that may occur allows. */
final class Numbers {
    static final Numbers NONE = new Numbers(new int[0], 0);
    private static final byte[] NO_BYTES = {};
    private static final char[] NO_CHARS = {};
    private static final int[] NO_INTS = {};

    private final byte[] bytes;
    private final char[] chars;
    private final int[] ints;

    /** Copies numbers from 0 to the limit. */
    Numbers(int[] from, int limit) {
        bytes = limit < 1 << Byte.SIZE ? new byte[from.length] : NO_BYTES;
        chars = bytes.length == 0 && limit < 1 << Character.SIZE ? new char[from.length] : NO_CHARS;
        ints = bytes.length == 0 && chars.length == 0 ? from.clone() : NO_INTS;
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) from[i];
        }
        for (var i = 0; i < chars.length; i++) {
            chars[i] = (char) from[i];
        }
    }

    int size() {
        return Math.max(bytes.length, Math.max(chars.length, ints.length));
    }

    int get(int i) {
        if (bytes.length > 0) {
            return bytes[i] & 0xFF;
        }
        return chars.length > 0 ? chars[i] : ints[i];
    }

    /** All of them. */
    int[] all() {
        var all = new int[size()];
        for (var i = 0; i < all.length; i++) {
            all[i] = get(i);
        }
        return all;
    }
}
