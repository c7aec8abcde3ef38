package luoshi.rule.word;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One paragraph while it is read (段落内容): the words that Word shows once all changes are accepted. Deleted and hidden text, the
 * instructions of fields and the marks of notes are none of them; text boxes follow behind the paragraph.
 */
final class WordParagraph {
    /** Characters of fonts of pictures lie at U+F000 and above, or at the same places without that. */
    private static final int PLACE = 0xff;

    private final WordXml xml;
    private final WordContext context;
    private final WordStory story;
    private final StringBuilder text = new StringBuilder();
    /** What stands in its text boxes. */
    final List<WordBlock> boxes = new ArrayList<>();

    WordProperties properties = new WordProperties();
    WordStyles.Look look;
    /** Words were left out because they are a table of contents. */
    boolean contents;

    private boolean hidden;

    WordParagraph(WordXml xml, WordContext context, WordStory story) {
        this.xml = xml;
        this.context = context;
        this.story = story;
        this.look = context.styles().look(null);
    }

    /** Reads the current element {@code p}. */
    WordParagraph read() {
        xml.children(this::inline);
        story.fields.endParagraph();
        return this;
    }

    String text() {
        return text.toString();
    }

    private void inline(String name) {
        switch (name) {
            case "pPr" -> {
                properties = new WordProperties(xml);
                look = context.styles().look(properties.style);
            }
            case "r", "m:r" -> run();
            case "del", "moveFrom" -> {}
            case "sdt" -> contents |= story.control(this::inline);
            case "fldSimple" -> {
                if (WordFields.isContents(String.valueOf(xml.attribute("instr")))) {
                    contents = true;
                } else {
                    xml.children(this::inline);
                }
            }
            case "mc:AlternateContent" -> WordStory.choice(xml, this::inline);
            case "txbxContent" -> box();
            default -> xml.children(this::inline);
        }
    }

    private void run() {
        var outer = hidden;
        hidden = outer || look.hidden();
        xml.children(this::inRun);
        hidden = outer;
    }

    private void inRun(String name) {
        switch (name) {
            case "rPr" -> runProperties();
            case "t", "m:t" -> append(clean(xml.text()));
            case "tab", "ptab" -> append(" ");
            case "br", "cr" -> append("\n");
            case "noBreakHyphen" -> append("-");
            case "sym" -> append(symbol());
            case "fldChar" -> append(story.fields.mark(String.valueOf(xml.attribute("fldCharType"))));
            case "instrText" -> story.fields.instruct(xml.text());
            case "footnoteReference", "endnoteReference" -> note(name);
            // What is read over a character, and what a change took away.
            case "rt", "del", "moveFrom" -> {}
            case "r" -> run();
            case "mc:AlternateContent" -> WordStory.choice(xml, this::inRun);
            case "txbxContent" -> box();
            default -> xml.children(this::inRun);
        }
    }

    private void runProperties() {
        var own = new @Nullable Boolean[1];
        var style = new boolean[1];
        xml.children(name -> {
            if (name.equals("vanish")) {
                own[0] = xml.isOn();
            } else if (name.equals("rStyle")) {
                style[0] = context.styles().look(xml.value()).hidden();
            }
        });
        // Of two styles that both hide, one undoes the other.
        hidden = own[0] != null ? own[0] : look.hidden() ^ style[0];
    }

    private void note(String element) {
        if (!hidden) {
            context.notes().mark(element, xml);
            // The mark itself, where somebody typed one.
            hidden = String.valueOf(xml.attribute("customMarkFollows")).matches("1|true|on");
        }
    }

    private void box() {
        if (!hidden) {
            new WordStory(xml, context, context.boxes()).read(boxes::add);
        }
    }

    private void append(String words) {
        if (hidden || words.isEmpty() || story.fields.isSilent()) {
            return;
        }
        if (context.leavesContentsOut() && story.fields.isContents()) {
            contents = true;
        } else {
            text.append(words);
        }
    }

    /** Breaks inside the XML are none in the text, and no program shows control characters. */
    private static String clean(String words) {
        return words.replaceAll("[\\n\\r\\t]", " ").replaceAll("\\p{Cntrl}", "");
    }

    /** A character of a font: boxes to tick are known, other pictures are no text. */
    private String symbol() {
        var code = String.valueOf(xml.attribute("char"));
        var font = String.valueOf(xml.attribute("font")).toLowerCase(Locale.ROOT);
        if (!code.matches("[0-9A-Fa-f]{2,4}")) {
            return "";
        }
        int c = Integer.parseInt(code, 16);
        if (!font.startsWith("wingdings")) {
            return Character.isLetterOrDigit(c) || Character.getType(c) == Character.OTHER_SYMBOL
                    ? Character.toString(c)
                    : "";
        }
        return switch (c & PLACE) {
            case 0x6f, 0x71, 0xa8 -> "□";
            case 0x52, 0xfe -> "☑";
            default -> "";
        };
    }
}
