package luoshi.rule;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import luoshi.engine.statute.Blanks;
import luoshi.kernel.Reason;
import luoshi.rule.word.WordText;

/**
 * A regulation's file as it came (制度文件), read into UTF-8 text: by what it contains, not by its name. UTF-8 stays byte for
 * byte; GB 18030, UTF-16 and Word become UTF-8 and say so.
 */
final class RegulationFile {
    static final int MAX_BYTES = 20 * 1024 * 1024;

    private static final int WINDOW = 1 << 13;
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final List<String> ENDINGS = List.of("md", "markdown", "txt", "text", "docx", "docm");

    private RegulationFile() {}

    /** What came of reading a file. */
    sealed interface Reading {
        /**
         * It is text.
         *
         * @param utf8 the text; for a UTF-8 file its own bytes
         * @param notes what was done to it, as {@code rule.note.<note>}
         */
        record Read(byte[] utf8, List<String> notes) implements Reading {}

        /** It is none, and why. */
        record Refused(Reason reason) implements Reading {}
    }

    /** Reads the file at a path of this machine; never throws, whatever lies there. */
    static Reading open(String path) {
        try {
            return read(path, Files.readAllBytes(Path.of(path)));
        } catch (NoSuchFileException | InvalidPathException missing) {
            return refused("file-missing");
        } catch (IOException unreadable) {
            return refused("file-unreadable");
        }
    }

    /** Reads the bytes; never throws for what they contain. */
    static Reading read(String name, byte[] bytes) {
        var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (bytes.length == 0) {
            return refused("file-empty");
        }
        if (startsWith(bytes, 'P', 'K', 3, 4)) {
            return word(bytes);
        }
        if (startsWith(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
            return refused("file-old-word");
        }
        if (startsWith(bytes, '%', 'P', 'D', 'F')) {
            return refused("file-pdf");
        }
        if (ending.equals("docx") || ending.equals("docm")) {
            return refused("file-broken-word");
        }
        if (!ENDINGS.contains(ending)) {
            return refused("file-kind");
        }
        return text(bytes);
    }

    private static Reading word(byte[] bytes) {
        return switch (WordText.read(bytes, MAX_BYTES)) {
            case WordText.Result.Text(var text) ->
                new Reading.Read(text.getBytes(StandardCharsets.UTF_8), List.of("docx"));
            case WordText.Result.Refused(var why) ->
                refused(
                        switch (why) {
                            case EMPTY -> "file-empty";
                            case MACROS -> "file-macros";
                            case LOCKED -> "file-old-word";
                            case BOMB -> "file-bomb";
                            case TOO_LARGE -> "file-too-large";
                            case OTHER_KIND -> "file-kind";
                            case BROKEN -> "file-broken-word";
                        });
        };
    }

    private static Reading text(byte[] bytes) {
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
            return converted(bytes, StandardCharsets.UTF_16, "utf16");
        }
        return isUtf8(bytes) ? checked(bytes, List.of()) : converted(bytes, GB18030, "gb18030");
    }

    /** Decodes through a small window: the largest file takes no more memory than itself. */
    private static boolean isUtf8(byte[] bytes) {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var in = ByteBuffer.wrap(bytes);
        var window = CharBuffer.allocate(WINDOW);
        while (true) {
            var result = decoder.decode(in, window, true);
            if (result.isError()) {
                return false;
            }
            if (result.isUnderflow()) {
                return true;
            }
            window.clear();
        }
    }

    private static Reading converted(byte[] bytes, Charset charset, String note) {
        try {
            var text = decode(bytes, charset);
            var han = text.codePoints()
                    .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
                    .count();
            if (han * 3 < text.codePoints().count()) {
                return refused("file-encoding");
            }
            return checked(text.getBytes(StandardCharsets.UTF_8), List.of(note));
        } catch (CharacterCodingException neither) {
            return refused("file-encoding");
        }
    }

    private static Reading checked(byte[] utf8, List<String> notes) {
        boolean blank = true;
        for (int i = 0; i < utf8.length; i++) {
            byte each = utf8[i];
            if (each >= 0 && each < ' ' && each != '\n' && each != '\r' && each != '\t' && each != '\f'
                    || each == 0x7f) {
                return refused("file-binary");
            }
            blank = blank && (each >= 0 ? each <= ' ' : isBlankPart(utf8, i));
        }
        return blank ? refused("file-empty") : new Reading.Read(utf8, notes);
    }

    /** Whether the byte belongs to a blank beyond ASCII: U+3000, U+2000–U+200F, the byte order mark. */
    private static boolean isBlankPart(byte[] utf8, int i) {
        int start = i;
        while (start > 0 && (utf8[start] & 0xc0) == 0x80) {
            start--;
        }
        int length = Math.min(4, utf8.length - start);
        return Blanks.isBlank(new String(utf8, start, length, StandardCharsets.UTF_8).codePointAt(0));
    }

    private static String decode(byte[] bytes, Charset charset) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static boolean startsWith(byte[] bytes, int... head) {
        for (int i = 0; i < head.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != head[i]) {
                return false;
            }
        }
        return true;
    }

    static Reading refused(String key) {
        return new Reading.Refused(Reason.of("reason.rule." + key));
    }
}
