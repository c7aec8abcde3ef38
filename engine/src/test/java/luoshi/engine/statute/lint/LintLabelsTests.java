package luoshi.engine.statute.lint;

import static org.assertj.core.api.Assertions.assertThat;

import luoshi.engine.statute.Corpus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lint against what was labelled by hand: see lint-labels.md. */
class LintLabelsTests {
    @BeforeEach
    void needsTheCorpus() {
        Corpus.assumePresent();
    }

    /** Where the lint was mended; here only that nothing got worse. */
    @Test
    void keepsWhatItReachedOnThePracticeClauses() {
        var score = LintScore.of("lint-practice.tsv");

        System.out.println("practice: modality " + score.modality);
        score.elements.forEach((need, tally) -> System.out.println("practice: " + need.word() + " " + tally));
        assertThat(score.modality.labelled).isEqualTo(560);
        assertThat(score.modality.f1()).isGreaterThanOrEqualTo(0.98);
        score.elements.forEach(
                (need, tally) -> assertThat(tally.f1()).as(need.word()).isGreaterThanOrEqualTo(0.75));
    }

    @Test
    void reachesWhatItShouldOnTheLabelledClauses() {
        var score = LintScore.of("lint-labels.tsv");

        score.misses.forEach(System.out::println);
        System.out.println("modality " + score.modality + " " + score.byModality);
        score.elements.forEach((need, tally) -> System.out.println(need.word() + " " + tally));
        assertThat(score.modality.labelled).isEqualTo(300);
        assertThat(score.modality.f1()).isGreaterThanOrEqualTo(0.95);
        score.elements.forEach(
                (need, tally) -> assertThat(tally.f1()).as(need.word()).isGreaterThanOrEqualTo(0.85));
    }
}
