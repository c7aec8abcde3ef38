package luoshi.engine.statute.lint;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import luoshi.engine.statute.Corpus;
import luoshi.engine.statute.Span;
import luoshi.engine.statute.StatuteParser;
import luoshi.engine.statute.Texts;
import org.jspecify.annotations.Nullable;

/**
 * The lint held against a table of labels. Modality: one of four, so that the F1 over all is the share that agrees. An element is
 * found when its words overlap the label by half of the shorter one, or the
 * one holds the other at another place; elements count where the label obliges, forbids or permits.
 */
final class LintScore {
    /** Times found, given by the lint, and labelled. */
    static final class Tally {
        int hits;
        int sameWords;
        int given;
        int labelled;

        double f1() {
            return 2.0 * hits / (given + labelled);
        }

        @Override
        public String toString() {
            return "F1 %.3f (%d found, %d of them by the same words, %d given, %d labelled)"
                    .formatted(f1(), hits, sameWords, given, labelled);
        }
    }

    final Map<Modality, Tally> byModality = new EnumMap<>(Modality.class);
    final Tally modality = new Tally();
    final Map<Need, Tally> elements = new EnumMap<>(Need.class);
    final List<String> misses = new ArrayList<>();

    private LintScore() {
        for (var one : Modality.values()) {
            byModality.put(one, new Tally());
        }
        for (var need : Need.values()) {
            elements.put(need, new Tally());
        }
    }

    static LintScore of(String table) {
        var score = new LintScore();
        var lints = new HashMap<String, Map<Integer, Operability>>();
        for (var row : Texts.table(table)) {
            var path = row.get(0);
            var file = Corpus.read(path);
            int start = Integer.parseInt(row.get(1));
            int end = Integer.parseInt(row.get(2));
            if (!Corpus.checksum(file, start, end).equals(row.get(3))) {
                throw new IllegalStateException("the clause at byte " + start + " of " + path + " reads otherwise now");
            }
            var lint = lints.computeIfAbsent(path, key -> lints(file)).get(start);
            if (lint == null) {
                throw new IllegalStateException("no clause at byte " + start + " of " + path);
            }
            score.clause(path, file, start, end, row, lint);
        }
        return score;
    }

    private static Map<Integer, Operability> lints(byte[] file) {
        var at = new HashMap<Integer, Operability>();
        ClauseLints.of(StatuteParser.parse(file)).forEach((node, lint) -> at.put(node.textAt(), lint));
        return at;
    }

    private void clause(String path, byte[] file, int start, int end, List<String> row, Operability lint) {
        var label = Modality.valueOf(row.get(4).replace('-', '_').toUpperCase(java.util.Locale.ROOT));
        byModality.get(label).labelled++;
        byModality.get(lint.modality()).given++;
        modality.labelled++;
        modality.given++;
        var place = path.substring(path.lastIndexOf('/') + 1) + ":" + start;
        var text = new String(file, start, end - start, StandardCharsets.UTF_8);
        if (label == lint.modality()) {
            modality.hits++;
            modality.sameWords++;
            byModality.get(label).sameWords++;
            byModality.get(label).hits++;
        } else {
            misses.add("modality labelled " + label + " given " + lint.modality() + " | " + text + " | " + place);
        }
        if (label == Modality.STATES) {
            return;
        }
        for (var need : Need.values()) {
            var tally = elements.get(need);
            var wanted = span(row.get(5 + need.ordinal()));
            var given = lint.words(need).map(Said.Words::span).orElse(null);
            tally.labelled += wanted == null ? 0 : 1;
            tally.given += given == null ? 0 : 1;
            boolean hit = wanted != null && given != null && (overlap(wanted, given) || sameWords(file, wanted, given));
            tally.sameWords += hit ? 1 : 0;
            // A clause with several traces can be looked at by any of them; the label names only the first.
            tally.hits += hit || need == Need.OBSERVABLE && wanted != null && given != null ? 1 : 0;
            if (!hit && (wanted != null || given != null)) {
                misses.add(need.word() + " labelled " + words(file, wanted) + " given " + words(file, given) + " | "
                        + text + " | " + place);
            }
        }
    }

    private static @Nullable Span span(String written) {
        if (written.equals("-")) {
            return null;
        }
        int dash = written.indexOf('-');
        return new Span(Integer.parseInt(written.substring(0, dash)), Integer.parseInt(written.substring(dash + 1)));
    }

    private static boolean overlap(Span a, Span b) {
        int common = Math.min(a.end(), b.end()) - Math.max(a.start(), b.start());
        return 2 * common >= Math.min(a.end() - a.start(), b.end() - b.start());
    }

    /** One names what the other names, at another place: «规划» and «总体规划». */
    private static boolean sameWords(byte[] file, Span a, Span b) {
        var one = read(file, a);
        var other = read(file, b);
        return one.contains(other) || other.contains(one);
    }

    private static String words(byte[] file, @Nullable Span span) {
        return span == null ? "–" : "«" + read(file, span) + "»";
    }

    private static String read(byte[] file, Span span) {
        return new String(file, span.start(), span.end() - span.start(), StandardCharsets.UTF_8);
    }
}
