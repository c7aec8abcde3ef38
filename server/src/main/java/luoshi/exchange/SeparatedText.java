package luoshi.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/** Text with separators (RFC 4180 with its habits): UTF-8, UTF-16 with a mark, or GB18030 as older systems write it. */
final class SeparatedText {
    private SeparatedText() {}

    static Table read(byte[] content) throws Unreadable {
        var text = decode(content);
        var separator = separator(text);
        var table = new Table.Builder();
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        var quoted = false;
        var line = 1;
        var first = 1;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (quoted) {
                if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else if (c == '"') {
                    quoted = false;
                } else {
                    line += c == '\n' ? 1 : 0;
                    cell.append(c);
                }
            } else if (c == '"' && cell.toString().isBlank()) {
                cell.setLength(0);
                quoted = true;
            } else if (c == separator) {
                cells.add(clean(cell));
            } else if (c == '\n') {
                cells.add(clean(cell));
                table.add(first, cells);
                cells.clear();
                first = ++line;
            } else {
                cell.append(c);
            }
        }
        if (quoted) {
            throw new Unreadable("quote-open", String.valueOf(first));
        }
        cells.add(clean(cell));
        table.add(first, cells);
        return table.table();
    }

    private static String clean(StringBuilder cell) {
        var text = Cells.clean(cell.toString());
        cell.setLength(0);
        return text;
    }

    private static char separator(String text) {
        var end = text.indexOf('\n');
        var header = end < 0 ? text : text.substring(0, end);
        var best = ',';
        for (var candidate : new char[] {'\t', ';'}) {
            if (count(header, candidate) > 0 && count(header, candidate) >= count(header, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private static String decode(byte[] content) throws Unreadable {
        if (content.length >= 2
                && ((content[0] & 0xff) == 0xfe && (content[1] & 0xff) == 0xff
                        || (content[0] & 0xff) == 0xff && (content[1] & 0xff) == 0xfe)) {
            return new String(content, StandardCharsets.UTF_16);
        }
        for (var index = 0; index < Math.min(content.length, 4096); index++) {
            if (content[index] == 0) {
                throw new Unreadable("file-unknown");
            }
        }
        try {
            var text = strictly(content, StandardCharsets.UTF_8);
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            try {
                return strictly(content, Charset.forName("GB18030"));
            } catch (CharacterCodingException neither) {
                throw new Unreadable("file-unknown");
            }
        }
    }

    private static String strictly(byte[] content, Charset charset) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(content))
                .toString();
    }
}
