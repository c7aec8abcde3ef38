package luoshi.rule;

import java.util.List;
import java.util.Set;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.calendar.KeyTime;
import luoshi.engine.coverage.CoverageFacts.EvidenceKind;
import luoshi.engine.coverage.CoverageFacts.Staff;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import org.jspecify.annotations.Nullable;

/**
 * What a version of a clause says while it is written (条款草稿).
 *
 * @param should 应该怎么办
 * @param shouldNot 不应该怎么办
 * @param countermeasure 不办怎么办
 * @param hardware 硬件 rather than software
 * @param tangible 有形 rather than intangible
 * @param zeroTolerance 零容忍
 * @param responsible responsible leader 责任领导
 * @param changeNote what this version changes
 */
record ClauseDraft(
        String title,
        long area,
        String should,
        String shouldNot,
        String countermeasure,
        boolean hardware,
        boolean tangible,
        boolean zeroTolerance,
        @Nullable Long responsible,
        String changeNote,
        List<DutyDraft> duties) {
    ClauseDraft {
        duties = List.copyOf(duties);
    }

    /**
     * One duty of the clause.
     *
     * @param id the duty that this continues, or null for a new one
     * @param nightShare share of the count at night, 0 to 1
     * @param units whom it binds: subtrees for people, the units themselves for a unit duty
     * @param posts posts bound, none for all
     * @param staff staff kinds bound, none for all
     * @param stages stages of key times, none for all three
     */
    record DutyDraft(
            @Nullable Long id,
            String title,
            DutyKind kind,
            SubjectKind subject,
            Cadence cadence,
            int count,
            double nightShare,
            double offHoursShare,
            double unannouncedShare,
            Set<EvidenceKind> accepts,
            List<Long> units,
            List<Long> posts,
            List<Staff> staff,
            boolean leadersOnly,
            boolean standby,
            List<KeyTime.Part> stages,
            @Nullable String occasionKind,
            int occasionDueDays) {
        DutyDraft {
            accepts = Set.copyOf(accepts);
            units = List.copyOf(units);
            posts = List.copyOf(posts);
            staff = List.copyOf(staff);
            stages = List.copyOf(stages);
        }
    }
}
