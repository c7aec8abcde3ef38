package luoshi.rule;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import luoshi.database.Reading;
import luoshi.engine.statute.Node;
import luoshi.engine.statute.Span;
import luoshi.engine.statute.Statute;
import luoshi.engine.statute.comparison.ArticlePair;
import luoshi.engine.statute.comparison.ArticlePair.Fate;
import luoshi.engine.statute.comparison.StatuteComparison;
import luoshi.engine.statute.comparison.StatuteTitle;
import luoshi.rule.JdbcSources.SourceRow;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the versions of a regulation in the library, and compares two of them (制度的各版); inside the caller's transaction. */
@Component
class SourceVersions {
    /** Larger texts are compared on the command line: a page of them helps nobody. */
    static final int LARGEST = 4 * 1024 * 1024;

    private static final Comparator<SourceRow> BY_AGE =
            Comparator.comparing(SourceVersions::day).thenComparing(SourceRow::id);

    private final JdbcSources sources;
    private final SourceReadings readings;

    SourceVersions(JdbcSources sources, SourceReadings readings) {
        this.sources = sources;
        this.readings = readings;
    }

    /** What became of an article, and where it stands in either file; without the files. */
    record ArticleFate(
            Fate fate, @Nullable Span before, @Nullable Span after, String numberBefore, String numberAfter) {}

    /** The other versions that the reader sees: sources of the same title, remarks aside, the earliest first. */
    List<SourceRow> others(SourceRow source) {
        var key = StatuteTitle.key(source.title());
        return key.isEmpty()
                ? List.of()
                : sources.titles().entrySet().stream()
                        .filter(one -> one.getKey() != source.id())
                        .filter(one -> StatuteTitle.key(one.getValue()).equals(key))
                        .flatMap(one -> sources.find(one.getKey()).stream())
                        .sorted(BY_AGE)
                        .toList();
    }

    /** Of the other versions the one before it, else the one that came next. */
    static Optional<SourceRow> nearest(SourceRow source, List<SourceRow> others) {
        return others.stream()
                .filter(other -> isEarlier(other, source))
                .reduce((first, second) -> second)
                .or(() -> others.stream().findFirst());
    }

    static boolean isEarlier(SourceRow one, SourceRow other) {
        return BY_AGE.compare(one, other) < 0;
    }

    /** From when it is in force, else when it was issued, else when it came into the library. */
    private static LocalDate day(SourceRow source) {
        return Stream.of(source.from(), source.documentDate())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> source.uploadedAt().toLocalDate());
    }

    /** Compares the earlier with the later; empty when one is too large for it or can no longer be read. */
    Optional<StatuteComparison> compare(SourceRow before, SourceRow after) {
        return text(before).flatMap(old -> text(after).map(now -> StatuteComparison.of(old, now)));
    }

    private Optional<Statute> text(SourceRow source) {
        return readings.of(source).filter(statute -> length(statute) <= LARGEST);
    }

    private static int length(Statute statute) {
        return statute.nodes().isEmpty() ? 0 : statute.nodes().getLast().span().end();
    }

    /**
     * What became of the article at a byte of one of the two; empty when none lies there or the two are not compared. It is
     * remembered, since a clause's page asks for it whenever it is looked at, and without the texts.
     *
     * @param later whether the byte is one of the later version
     */
    Optional<ArticleFate> fate(SourceRow before, SourceRow after, boolean later, int at) {
        return Reading.once(
                new Asked(before.id(), after.id(), later, at),
                () -> compare(before, after).stream()
                        .flatMap(comparison -> comparison.pairs().stream())
                        .filter(pair -> covers(later ? pair.after() : pair.before(), at))
                        .findFirst()
                        .map(SourceVersions::fate));
    }

    private record Asked(long before, long after, boolean later, int at) {}

    static boolean covers(@Nullable Node article, int at) {
        return article != null
                && article.span().start() <= at
                && at < article.span().end();
    }

    private static ArticleFate fate(ArticlePair pair) {
        return new ArticleFate(
                pair.fate(), span(pair.before()), span(pair.after()), number(pair.before()), number(pair.after()));
    }

    private static @Nullable Span span(@Nullable Node article) {
        return article == null ? null : article.span();
    }

    static String number(@Nullable Node article) {
        return article == null || article.number() == null ? "" : article.number();
    }
}
