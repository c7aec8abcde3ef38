package luoshi.rule.word;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * One part's XML, read forwards (部件的 XML): a part is never held as a tree, so that a large one costs no more than its text.
 * No document type, no entities, no endless nesting.
 */
final class WordXml {
    private static final int DEEPEST = 400;
    /** Bytes of the longest byte order mark. */
    private static final int MARK = 3;

    /** WordprocessingML as Word writes it, and as ISO/IEC 29500 “strict”. */
    private static final Set<String> WORD = Set.of(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main");

    private static final Set<String> MATH = Set.of(
            "http://schemas.openxmlformats.org/officeDocument/2006/math",
            "http://purl.oclc.org/ooxml/officeDocument/math");
    private static final String CHOICES = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    private final XMLStreamReader reader;
    private int depth;

    /** The XML is broken, or is none that a word processor writes. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Broken(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    WordXml(InputStream in) {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            reader = factory.createXMLStreamReader(characters(in));
        } catch (XMLStreamException | IOException broken) {
            throw new Broken("no XML", broken);
        }
    }

    /** Word files know UTF-8 and UTF-16 alone. The parser could decode, too, but prints to the console what it cannot. */
    private static Reader characters(InputStream in) throws IOException {
        var ahead = new PushbackInputStream(in, MARK);
        var first = ahead.readNBytes(MARK);
        int pair = first.length < 2 ? 0 : (first[0] & 0xff) << 8 | first[1] & 0xff;
        var charset = switch (pair) {
            case 0xfeff, '<' -> StandardCharsets.UTF_16BE;
            case 0xfffe, '<' << 8 -> StandardCharsets.UTF_16LE;
            default -> StandardCharsets.UTF_8;
        };
        int mark = pair == 0xfeff || pair == 0xfffe
                ? 2
                : pair == 0xefbb && first.length == MARK && (first[2] & 0xff) == 0xbf ? MARK : 0;
        ahead.unread(first, mark, first.length - mark);
        return new InputStreamReader(ahead, charset.newDecoder());
    }

    /** Moves to the outermost element; returns its name. */
    String root() {
        while (next() != XMLStreamConstants.START_ELEMENT) {
            if (depth < 0) {
                throw new Broken("no element", null);
            }
        }
        return name();
    }

    /** Visits each element directly below the current one, by name. What a visitor leaves unread of it is passed over. */
    void children(Consumer<String> visitor) {
        int inside = depth;
        while (depth >= inside) {
            if (next() == XMLStreamConstants.START_ELEMENT) {
                visitor.accept(name());
                while (depth > inside) {
                    next();
                }
            }
        }
    }

    /** The characters directly inside the current element. */
    String text() {
        int inside = depth;
        var out = new StringBuilder();
        while (depth >= inside) {
            int event = next();
            if (depth == inside && (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA)) {
                out.append(reader.getText());
            }
        }
        return out.toString();
    }

    /** The attribute of that local name, of Word's own or of none; null when it is not there. */
    @Nullable
    String attribute(String local) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            var space = reader.getAttributeNamespace(i);
            if (reader.getAttributeLocalName(i).equals(local)
                    && (space == null || space.isEmpty() || WORD.contains(space))) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    /** The attribute {@code val}, "" when it is not there. */
    String value() {
        var value = attribute("val");
        return value == null ? "" : value;
    }

    /** Whether a switch such as {@code <w:vanish/>} is on. */
    boolean isOn() {
        return switch (value()) {
            case "0", "false", "off" -> false;
            default -> true;
        };
    }

    /** A whole number from an attribute, or null. */
    @Nullable
    Integer number(String local) {
        var value = attribute(local);
        return value == null || !value.matches("-?[0-9]{1,9}") ? null : Integer.valueOf(value);
    }

    /** The element's name: bare for Word's own, else behind {@code m:} for formulas, {@code mc:} for choices, {@code other:}. */
    private String name() {
        var space = reader.getNamespaceURI();
        var local = reader.getLocalName();
        if (space != null && WORD.contains(space)) {
            return local;
        }
        return (MATH.contains(String.valueOf(space)) ? "m:" : CHOICES.equals(space) ? "mc:" : "other:") + local;
    }

    private int next() {
        try {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT && ++depth > DEEPEST) {
                throw new Broken("nested too deeply", null);
            }
            if (event == XMLStreamConstants.END_ELEMENT || event == XMLStreamConstants.END_DOCUMENT) {
                depth--;
            }
            return event;
        } catch (XMLStreamException broken) {
            throw new Broken("broken XML", broken);
        }
    }
}
