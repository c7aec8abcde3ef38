package luoshi.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import luoshi.rule.ClauseRow.Status;
import luoshi.rule.ClauseRow.VersionRow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PublicationTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 10, 2);

    static VersionRow version(int number, String from, @Nullable String to) {
        return new VersionRow(
                number,
                number,
                Status.PUBLISHED,
                1,
                "",
                "",
                "",
                false,
                true,
                false,
                null,
                LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to),
                null,
                null,
                null,
                "",
                "");
    }

    static String judge(List<VersionRow> published, String from, @Nullable String to) {
        var publication =
                Publication.of(published, LocalDate.parse(from), to == null ? null : LocalDate.parse(to), TODAY);
        return switch (publication) {
            case Publication.Fits fits ->
                fits.supersedes() == null
                        ? "fits"
                        : "supersedes " + fits.supersedes().number();
            case Publication.Refused refused ->
                refused.fault().field() + " " + refused.fault().reason().key().replace("reason.rule.", "");
        };
    }

    @Test
    void letsAFirstVersionBeginInThePast() {
        assertThat(judge(List.of(), "2026-01-01", null)).isEqualTo("fits");
        assertThat(judge(List.of(), "2027-01-01", "2028-01-01")).isEqualTo("fits");
    }

    @Test
    void refusesAnEndThatIsNotAfterTheStart() {
        assertThat(judge(List.of(), "2026-11-01", "2026-11-01")).isEqualTo("to end-before-start");
        assertThat(judge(List.of(), "2026-11-01", "2026-10-01")).isEqualTo("to end-before-start");
    }

    @Test
    void supersedesTheOpenVersionFromTodayOn() {
        var open = List.of(version(1, "2026-01-01", null));

        assertThat(judge(open, "2026-10-02", null)).isEqualTo("supersedes 1");
        assertThat(judge(open, "2026-12-01", null)).isEqualTo("supersedes 1");
    }

    @Test
    void leavesThePastToTheVersionOfItsDay() {
        assertThat(judge(List.of(version(1, "2026-01-01", null)), "2026-10-01", null))
                .isEqualTo("from publish-past");
    }

    @Test
    void refusesToOverlap() {
        var closed = List.of(version(2, "2026-12-01", null), version(1, "2026-01-01", "2026-12-01"));

        assertThat(judge(closed, "2026-11-01", null)).isEqualTo("from publish-overlap-open");
        assertThat(judge(closed, "2026-11-01", "2026-12-01")).isEqualTo("from publish-overlap");
        assertThat(judge(List.of(version(1, "2026-12-01", null)), "2026-12-01", null))
                .isEqualTo("from publish-overlap-open");
        assertThat(judge(List.of(version(1, "2026-12-01", null)), "2026-11-01", "2026-12-01"))
                .isEqualTo("fits");
        assertThat(judge(List.of(version(1, "2026-01-01", "2026-09-01")), "2026-09-01", null))
                .isEqualTo("fits");
    }
}
