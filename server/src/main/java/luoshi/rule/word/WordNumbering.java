package luoshi.rule.word;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lists that a Word file defines (编号定义): each list counts by an abstract one and may change some of its levels. */
final class WordNumbering {
    static final int LEVELS = 9;

    private static final int MOST_LINKS = 4;
    private static final int LONGEST_PATTERN = 255;

    private final Map<String, Abstract> abstracts = new HashMap<>();
    private final Map<String, Instance> instances = new HashMap<>();
    private final Map<String, Optional<Numbered>> lists = new HashMap<>();
    private final WordStyles styles;

    /** How the numbers of one level look and count (编号级别). */
    static final class Level {
        int start = 1;
        String format = "decimal";
        String pattern = "";
        /** After which level it begins anew, counted from 1; 0 for never, null for any level above. */
        @Nullable
        Integer restart;

        @Nullable
        String style;
        /** All numbers in Arabic digits. */
        boolean legal;
        /** Nothing stands between the number and the text. */
        boolean tight;

        boolean hidden;
    }

    private static final class Abstract {
        final @Nullable Level[] levels = new @Nullable Level[LEVELS];

        @Nullable
        String link;

        @Nullable
        String linked;

        boolean single;
    }

    private static final class Instance {
        String basis = "";
        final @Nullable Level[] levels = new @Nullable Level[LEVELS];
        final @Nullable Integer[] starts = new @Nullable Integer[LEVELS];
    }

    /** A list as a paragraph refers to it, with all that it takes from elsewhere (编号列表). */
    static final class Numbered {
        final String id;
        /** Whose counters it counts with. */
        final String counters;

        private final List<Instance> own;
        private final Abstract basis;

        private Numbered(String id, String counters, List<Instance> own, Abstract basis) {
            this.id = id;
            this.counters = counters;
            this.own = own;
            this.basis = basis;
        }

        @Nullable
        Level level(int at) {
            for (var instance : own) {
                if (instance.levels[at] != null) {
                    return instance.levels[at];
                }
            }
            return basis.levels[at];
        }

        /** What the level begins with in this list alone; null when it goes on where the abstract one stands. */
        @Nullable
        Integer start(int at) {
            for (var instance : own) {
                if (instance.starts[at] != null) {
                    return instance.starts[at];
                }
            }
            return null;
        }

        /** Whether a number at {@code above} lets the level {@code at} begin anew: Word asks the abstract list alone. */
        boolean restarts(int at, int above) {
            var level = basis.levels[at];
            var after = level == null ? null : level.restart;
            return after == null || after > at ? above < at : above < after;
        }

        /** The level of a paragraph by its style's name, else by what it says, else the first. */
        int levelOf(@Nullable Integer own, List<String> names, @Nullable Integer byStyle) {
            if (basis.single) {
                return 0;
            }
            if (own != null) {
                return within(own);
            }
            for (var name : names) {
                for (int at = 0; at < LEVELS; at++) {
                    var level = level(at);
                    if (level != null && name.equals(level.style)) {
                        return at;
                    }
                }
            }
            return byStyle == null ? 0 : within(byStyle);
        }

        private static int within(int level) {
            return Math.clamp(level, 0, LEVELS - 1);
        }
    }

    /** @param part the part of numbering; without one nothing is numbered */
    WordNumbering(Optional<WordXml> part, WordStyles styles) {
        this.styles = styles;
        part.ifPresent(xml -> {
            xml.root();
            xml.children(name -> {
                switch (name) {
                    case "abstractNum" -> abstracts.put(String.valueOf(xml.attribute("abstractNumId")), basis(xml));
                    case "num" -> instances.put(String.valueOf(xml.attribute("numId")), instance(xml));
                    default -> {}
                }
            });
        });
    }

    /** The list of that number; null when the file defines none. */
    @Nullable
    Numbered list(String id) {
        return instances.containsKey(id)
                ? lists.computeIfAbsent(id, this::resolve).orElse(null)
                : null;
    }

    private Optional<Numbered> resolve(String id) {
        var instance = instances.get(id);
        var own = new ArrayList<Instance>();
        for (int links = 0; instance != null && links < MOST_LINKS; links++) {
            own.add(instance);
            var basis = abstracts.get(instance.basis);
            if (basis == null) {
                return Optional.empty();
            }
            if (basis.link == null) {
                return Optional.of(new Numbered(id, instance.basis, own, basis));
            }
            var list = styles.look(basis.link).list();
            instance = list == null ? linked(basis.link) : instances.get(list);
        }
        return Optional.empty();
    }

    /** The abstract list that says itself which style it belongs to. */
    private @Nullable Instance linked(String style) {
        for (var entry : abstracts.entrySet()) {
            if (style.equals(entry.getValue().linked)) {
                var plain = new Instance();
                plain.basis = entry.getKey();
                return plain;
            }
        }
        return null;
    }

    private static Abstract basis(WordXml xml) {
        var basis = new Abstract();
        xml.children(name -> {
            switch (name) {
                case "multiLevelType" -> basis.single = xml.value().equals("singleLevel");
                case "numStyleLink" -> basis.link = xml.value();
                case "styleLink" -> basis.linked = xml.value();
                case "lvl" -> put(basis.levels, xml.number("ilvl"), level(xml));
                default -> {}
            }
        });
        return basis;
    }

    private static Instance instance(WordXml xml) {
        var instance = new Instance();
        xml.children(name -> {
            if (name.equals("abstractNumId")) {
                instance.basis = xml.value();
            } else if (name.equals("lvlOverride")) {
                var at = xml.number("ilvl");
                xml.children(change -> {
                    if (change.equals("startOverride")) {
                        put(instance.starts, at, xml.number("val"));
                    } else if (change.equals("lvl")) {
                        put(instance.levels, at, level(xml));
                    }
                });
            }
        });
        return instance;
    }

    private static <T> void put(@Nullable T[] levels, @Nullable Integer at, @Nullable T value) {
        if (at != null && at >= 0 && at < LEVELS) {
            levels[at] = value;
        }
    }

    private static Level level(WordXml xml) {
        var level = new Level();
        xml.children(name -> property(level, name, xml));
        return level;
    }

    private static void property(Level level, String name, WordXml xml) {
        switch (name) {
            case "start" -> level.start = Math.max(0, numberOr(xml, 1));
            case "numFmt" -> level.format = xml.value();
            case "lvlText" ->
                level.pattern = xml.value().substring(0, Math.min(xml.value().length(), LONGEST_PATTERN));
            case "lvlRestart" -> level.restart = xml.number("val");
            case "pStyle" -> level.style = xml.value();
            case "isLgl" -> level.legal = xml.isOn();
            case "suff" -> level.tight = xml.value().equals("nothing");
            case "rPr" -> level.hidden = Boolean.TRUE.equals(WordStyles.hidden(xml));
            // A format that newer programs know stands first, then the one for all others.
            case "mc:AlternateContent", "mc:Choice", "mc:Fallback" ->
                xml.children(inner -> property(level, inner, xml));
            default -> {}
        }
    }

    private static int numberOr(WordXml xml, int other) {
        var number = xml.number("val");
        return number == null ? other : number;
    }
}
