package luoshi.rule.word;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The notes that a text refers to (脚注、尾注), in the order of their marks. */
final class WordNotes {
    private static final String FOOT = "footnote";
    private static final String END = "endnote";

    private final Set<String> marks = new LinkedHashSet<>();

    /** A mark stands in the text; the element tells which kind of note it is of. */
    void mark(String element, WordXml xml) {
        marks.add((element.startsWith(FOOT) ? FOOT : END) + xml.attribute("id"));
    }

    /** The words of the notes, each on one line. */
    List<String> read(WordParts parts, String document, WordContext context) {
        if (marks.isEmpty()) {
            return List.of();
        }
        var words = new HashMap<String, String>();
        var inOrder = List.copyOf(marks);
        for (var kind : List.of(FOOT, END)) {
            read(parts.open(document, "/" + kind + "s"), kind, context, words);
        }
        var found = new ArrayList<String>();
        for (var mark : inOrder) {
            var note = words.getOrDefault(mark, "");
            if (!note.isEmpty()) {
                found.add(note);
            }
        }
        return found;
    }

    private void read(Optional<WordXml> part, String kind, WordContext context, Map<String, String> words) {
        part.ifPresent(xml -> {
            xml.root();
            xml.children(name -> {
                var mark = kind + xml.attribute("id");
                if (name.equals(kind) && marks.contains(mark)) {
                    var blocks = new ArrayList<WordBlock>();
                    new WordStory(xml, context, new WordCounters()).read(blocks::add);
                    words.put(mark, WordLines.flat(blocks));
                }
            });
        });
    }
}
