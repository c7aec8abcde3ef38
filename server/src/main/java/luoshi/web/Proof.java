package luoshi.web;

import java.util.HexFormat;

/**
 * The mark of an entry of the 审计链 (存证印), for the template {@code tag/proof}: its number, and a pattern drawn from its
 * hash, so that two people can compare by eye.
 *
 * @param number of the entry
 * @param hash in hexadecimal digits, empty as long as it is not sealed
 * @param href where the entry is shown, empty for who may not read it
 */
public record Proof(long number, String hash, String href) {
    private static final int SIZE = 5;
    private static final int DRAWN = (SIZE + 1) / 2;
    /** Of 256: somewhat more than half of the squares are drawn. */
    private static final int DENSITY = 158;
    /** A frame: there is nothing to draw yet. */
    private static final String FRAME = "M0 0h5v1h-5zM0 4h5v1h-5zM0 1h1v3h-1zM4 1h1v3h-1z";

    /** Whether the entry is in the chain. */
    public boolean sealed() {
        return !hash.isEmpty();
    }

    /** The first digits of the hash. */
    public String head() {
        return sealed() ? hash.substring(0, 4) : "";
    }

    /** First and last digits of the hash, as in {@code f37e…d5f9}. */
    public String brief() {
        return brief(hash);
    }

    /** First and last digits of a hash. */
    public static String brief(String hash) {
        return hash.length() > 8 ? hash.substring(0, 4) + "…" + hash.substring(hash.length() - 4) : hash;
    }

    /** Five by five squares as an SVG path, mirrored: one byte of the hash for each square of the left three columns. */
    public String pattern() {
        if (!sealed()) {
            return FRAME;
        }
        var bytes = HexFormat.of().parseHex(hash);
        var path = new StringBuilder();
        for (var y = 0; y < SIZE; y++) {
            for (var x = 0; x < DRAWN; x++) {
                if (Byte.toUnsignedInt(bytes[(y * DRAWN + x) % bytes.length]) < DENSITY) {
                    square(path, x, y);
                    if (x < SIZE - 1 - x) {
                        square(path, SIZE - 1 - x, y);
                    }
                }
            }
        }
        return path.toString();
    }

    private static void square(StringBuilder path, int x, int y) {
        path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
    }
}
