package luoshi.rule;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import luoshi.rule.ClauseDraft.DutyDraft;
import org.jspecify.annotations.Nullable;

/** A clause as it is stored; {@code lock} is the version that a form must name to change it. */
record ClauseRow(
        long id,
        long sourceId,
        String sourceTitle,
        @Nullable Long nodeId,
        long ownerUnit,
        String reference,
        String title,
        int lock) {

    /** Where a version stands. */
    enum Status {
        DRAFT,
        PUBLISHED,
        REPEALED
    }

    /**
     * One version.
     *
     * @param from first day in force (of a draft: the day it was begun)
     * @param to first day no longer in force, or null
     */
    record VersionRow(
            long id,
            int number,
            Status status,
            long area,
            String should,
            String shouldNot,
            String countermeasure,
            boolean hardware,
            boolean tangible,
            boolean zeroTolerance,
            @Nullable Long responsible,
            LocalDate from,
            @Nullable LocalDate to,
            @Nullable OffsetDateTime publishedAt,
            @Nullable Long draftedBy,
            @Nullable Long approvedBy,
            String changeNote,
            String repealReason) {
        boolean draft() {
            return status == Status.DRAFT;
        }

        /** Whether it was published once, be it a draft again. */
        boolean publishedOnce() {
            return publishedAt != null;
        }

        /** In force on the day. */
        boolean inForce(LocalDate day) {
            return !draft() && !day.isBefore(from) && (to == null || day.isBefore(to));
        }
    }

    /**
     * A duty of a version.
     *
     * @param published whether an earlier version of the clause has published it: then its title stands
     */
    record DutyRow(long id, boolean published, DutyDraft draft) {}

    /** A clause with all its versions, the newest first. */
    record Whole(ClauseRow clause, List<VersionRow> versions) {
        Whole {
            versions = List.copyOf(versions);
        }

        java.util.Optional<VersionRow> draft() {
            return versions.stream().filter(VersionRow::draft).findFirst();
        }

        boolean everPublished() {
            return versions.stream().anyMatch(version -> !version.draft());
        }

        List<VersionRow> published() {
            return versions.stream().filter(version -> !version.draft()).toList();
        }
    }
}
