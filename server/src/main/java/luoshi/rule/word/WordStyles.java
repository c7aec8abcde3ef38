package luoshi.rule.word;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The styles of a Word file (样式), each with what it takes from the styles that it is based on. */
final class WordStyles {
    /** Of {@link Look#heading}: the text is no heading. */
    static final int BODY = 0;
    /** Of {@link Look#heading}: the title of the whole text (标题), not of a part of it. */
    static final int TITLE = -1;

    private static final int HEADINGS = 9;
    /** Styles may be based on each other in a circle. */
    private static final int LONGEST_CHAIN = 40;

    private static final Pattern HEADING = Pattern.compile("(?:heading|标题)([1-9])");
    private static final Pattern RANKED = Pattern.compile("([一二三四五六七八九])级标题");
    private static final Pattern CONTENTS =
            Pattern.compile("(?:toc|目录)[1-9]|toc(?:heading|标题)|tableoffigures|.*手动目录.*");

    private final Map<String, Style> styles = new HashMap<>();
    private final Map<String, Look> looks = new HashMap<>();
    private @Nullable String usual;

    /** One style as it is written, nothing inherited. */
    private static final class Style {
        String name = "";

        @Nullable
        String basis;

        WordProperties properties = new WordProperties();

        @Nullable
        Boolean hidden;
    }

    /**
     * What a paragraph looks like by its style.
     *
     * @param heading its rank among the headings, 1 to 9, or {@link #TITLE}, or {@link #BODY}
     * @param contents whether it is a line of a table of contents (目录)
     * @param list the list it is an item of, "0" when that was taken away again, or null
     * @param level its level in the list, when the style names one
     * @param hidden whether its text is hidden
     * @param ids the style and those it is based on, nearest first
     */
    record Look(
            int heading,
            boolean contents,
            @Nullable String list,
            @Nullable Integer level,
            boolean hidden,
            List<String> ids) {}

    /** @param part the part of styles; without one there are only their identifiers */
    WordStyles(Optional<WordXml> part) {
        part.ifPresent(xml -> {
            xml.root();
            xml.children(name -> {
                if (name.equals("style")) {
                    style(xml);
                }
            });
        });
    }

    private void style(WordXml xml) {
        var id = xml.attribute("styleId");
        if (id == null) {
            return;
        }
        var isUsual = String.valueOf(xml.attribute("default"));
        if ("paragraph".equals(xml.attribute("type")) && isUsual.matches("1|true|on")) {
            usual = id;
        }
        var style = new Style();
        styles.putIfAbsent(id, style);
        xml.children(name -> {
            switch (name) {
                case "name" -> style.name = plain(xml.value());
                case "basedOn" -> style.basis = xml.value();
                case "rPr" -> style.hidden = hidden(xml);
                case "pPr" -> style.properties = new WordProperties(xml);
                default -> {}
            }
        });
    }

    /** Reads run properties as far as they say that the text is hidden, or that it is not; null when they say neither. */
    static @Nullable Boolean hidden(WordXml xml) {
        var found = new @Nullable Boolean[1];
        xml.children(name -> {
            if (name.equals("vanish")) {
                found[0] = xml.isOn();
            }
        });
        return found[0];
    }

    /** The look of a style; of the usual one for null. */
    Look look(@Nullable String id) {
        var style = id == null ? usual : id;
        if (style == null) {
            return new Look(BODY, false, null, null, false, List.of());
        }
        return styles.containsKey(style) ? looks.computeIfAbsent(style, this::resolve) : resolve(style);
    }

    private Look resolve(String id) {
        var ids = new ArrayList<String>();
        int heading = BODY;
        boolean isRanked = false;
        boolean isNamed = false;
        boolean contents = false;
        @Nullable String list = null;
        @Nullable Integer level = null;
        @Nullable Boolean hidden = null;
        for (var at = id; at != null && ids.size() < LONGEST_CHAIN; ) {
            var style = styles.getOrDefault(at, unknown(at));
            ids.add(at);
            var own = style.properties;
            int named = named(style.name);
            if (named == TITLE && !isNamed) {
                heading = TITLE;
            } else if (!isRanked && own.outline != null) {
                heading = rank(own.outline);
            } else if (!isRanked && named != BODY) {
                heading = named;
            }
            isRanked |= own.outline != null || named != BODY;
            isNamed |= named != BODY;
            contents |= CONTENTS.matcher(style.name).matches();
            list = list == null ? own.list : list;
            level = level == null ? own.level : level;
            hidden = hidden == null ? style.hidden : hidden;
            at = style.basis;
        }
        return new Look(heading, contents, list, level, Boolean.TRUE.equals(hidden), List.copyOf(ids));
    }

    /** A style that the file does not describe: Word gives the headings 1 to 9 these identifiers. */
    private static Style unknown(String id) {
        var style = new Style();
        style.name = id.matches("[1-9]") ? "heading" + id : plain(id);
        return style;
    }

    /** The rank of a heading by an outline level, which counts from 0 and ends with the one of plain text. */
    static int rank(int outline) {
        return outline >= 0 && outline < HEADINGS ? outline + 1 : BODY;
    }

    private static int named(String name) {
        if (name.equals("title") || name.equals("标题")) {
            return TITLE;
        }
        var heading = HEADING.matcher(name);
        if (heading.matches()) {
            return Integer.parseInt(heading.group(1));
        }
        var ranked = RANKED.matcher(name);
        return ranked.matches() ? "一二三四五六七八九".indexOf(ranked.group(1)) + 1 : BODY;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s　]", "");
    }
}
