package luoshi.guards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every text on the screen has a key, every key both languages, and no template speaks for itself. */
class TextGuardTests {
    private static final String MESSAGES = "server/src/main/resources/messages";
    private static final Pattern KEY_IN_TEMPLATE = Pattern.compile("t\\.get\\(\"([^\"]+)\"\\s*[,)]");
    private static final Pattern WORDS = Pattern.compile("[\\p{IsHan}]|[A-Za-z]{2,}");

    @Test
    void hasEveryKeyInChineseAndEnglish() throws IOException {
        var files = Sources.below(MESSAGES, ".properties").stream()
                .filter(file -> !file.toString().endsWith("_en.properties"))
                .toList();

        assertThat(files).hasSizeGreaterThan(2);
        for (var file : files) {
            var english = file.resolveSibling(file.getFileName().toString().replace(".properties", "_en.properties"));
            assertThat(keys(Sources.read(english))).as(english.toString()).isEqualTo(keys(Sources.read(file)));
        }
    }

    @Test
    void hasEveryKeyInOneModuleOnly() throws IOException {
        var owners = new TreeMap<String, String>();
        for (var file : Sources.below(MESSAGES, ".properties")) {
            var name = file.getFileName().toString();
            if (!name.endsWith("_en.properties")) {
                for (var key : keys(Sources.read(file))) {
                    assertThat(owners.put(key, name)).as(key + " of " + name).isNull();
                }
            }
        }
    }

    @Test
    void hasATextForEveryKeyThatATemplateNames() throws IOException {
        var known = new TreeSet<String>();
        for (var file : Sources.below(MESSAGES, ".properties")) {
            known.addAll(keys(Sources.read(file)));
        }
        for (var template : Sources.below("server/src/main/jte", ".jte")) {
            var found = KEY_IN_TEMPLATE.matcher(Sources.read(template));
            while (found.find()) {
                assertThat(known).as(template.toString()).contains(found.group(1));
            }
        }
    }

    @Test
    void findsNoLiteralTextInTemplates() {
        var templates = Sources.below("server/src/main/jte", ".jte");

        assertThat(templates).hasSizeGreaterThan(5);
        for (var template : templates) {
            assertThat(literals(Sources.read(template))).as(template.toString()).isEmpty();
        }
    }

    @Test
    void catchesALiteralText() {
        assertThat(literals("@param String page\n<p class=\"s\">逾期 ${page}</p>"))
                .containsExactly("逾期");
        assertThat(literals("<a href=\"/x\" aria-label=\"Open it\">${page}</a>"))
                .containsExactly("Open it");
        assertThat(literals("@if(page.equals(\"late\"))<b>${page}</b>@endif")).isEmpty();
    }

    /** Text nodes and spoken attributes that are written in the template itself. */
    static List<String> literals(String template) {
        var text = template.replaceAll("(?s)<%--.*?--%>", "").replaceAll("(?m)^@(param|import).*$", "");
        text = dropCalls(text);
        var found = new ArrayList<String>();
        var spoken = Pattern.compile("(?:aria-label|title|placeholder|alt)=\"([^\"]*)\"")
                .matcher(text);
        while (spoken.find()) {
            addWords(found, spoken.group(1));
        }
        // The names of keys are the same in every language.
        for (var node : text.replaceAll("<kbd>[^<]*</kbd>", "")
                .replaceAll("(?s)<[^>]*>", "\n")
                .split("\n")) {
            addWords(found, node);
        }
        return found;
    }

    private static void addWords(List<String> found, String text) {
        var bare = text.replaceAll("&[a-z]+;", "").replaceAll("@(if|else|elseif|endif|for|endfor|raw|endraw)\\b", "");
        if (WORDS.matcher(bare).find()) {
            found.add(bare.strip());
        }
    }

    /** Removes {@code ${…}}, {@code !{…}} and the arguments of directives and template calls, brackets balanced. */
    private static String dropCalls(String text) {
        var kept = new StringBuilder();
        for (var i = 0; i < text.length(); i++) {
            var rest = text.substring(i, Math.min(text.length(), i + 2));
            if (rest.equals("${") || rest.equals("!{")) {
                i = close(text, i + 1, '{', '}');
            } else if (text.charAt(i) == '@'
                    && text.substring(i).matches("(?s)@(if|elseif|for|template[.\\w]*)\\s*\\(.*")) {
                var open = text.indexOf('(', i);
                var end = close(text, open, '(', ')');
                var inner = text.substring(open, Math.min(end + 1, text.length()));
                var content = inner.indexOf("@`");
                if (content >= 0) {
                    kept.append(dropCalls(inner.substring(content + 2, inner.lastIndexOf('`'))));
                }
                i = end;
            } else {
                kept.append(text.charAt(i));
            }
        }
        return kept.toString();
    }

    private static int close(String text, int open, char opening, char closing) {
        var depth = 0;
        for (var i = open; i < text.length(); i++) {
            if (text.charAt(i) == opening) {
                depth++;
            } else if (text.charAt(i) == closing && --depth == 0) {
                return i;
            }
        }
        return text.length();
    }

    private static Set<String> keys(String properties) throws IOException {
        var loaded = new Properties();
        loaded.load(new StringReader(properties));
        return loaded.stringPropertyNames();
    }
}
