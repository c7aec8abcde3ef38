package luoshi.supervision;

import java.nio.charset.StandardCharsets;

/** What a file is by its first bytes, whatever its name says. */
enum PhotoFormat {
    JPEG,
    PNG,
    WEBP,
    HEIC,
    OTHER;

    private static final int HEADER = 12;

    static PhotoFormat of(byte[] file) {
        if (file.length < HEADER) {
            return OTHER;
        }
        if ((file[0] & 0xff) == 0xff && (file[1] & 0xff) == 0xd8 && (file[2] & 0xff) == 0xff) {
            return JPEG;
        }
        var head = new String(file, 0, HEADER, StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return PNG;
        }
        if (head.startsWith("RIFF") && head.endsWith("WEBP")) {
            return WEBP;
        }
        return head.startsWith("ftyp", 4) ? HEIC : OTHER;
    }
}
