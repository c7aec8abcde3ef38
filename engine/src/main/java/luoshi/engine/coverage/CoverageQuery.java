package luoshi.engine.coverage;

import java.time.LocalDate;
import java.util.Set;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import org.jspecify.annotations.Nullable;

/**
 * Which cells a question is about (查询范围). An empty set restricts nothing.
 *
 * @param unit the unit that owns a cell is this one or stands below it at the as-of day; null: anywhere
 * @param areas work areas
 * @param duties duties
 * @param kind persons' or units' cells; null: both
 * @param subject the person or (with {@code kind} unit) the unit that owes; null: anybody
 * @param post the post under which a cell is owed (0: none held); null: any, and what units owe
 * @param from first day of {@link Cell#countedOn()}
 * @param to day after the last
 * @param states states at the as-of day
 */
public record CoverageQuery(
        @Nullable Long unit,
        Set<Long> areas,
        Set<Long> duties,
        @Nullable SubjectKind kind,
        @Nullable Long subject,
        @Nullable Long post,
        LocalDate from,
        LocalDate to,
        Set<CellState> states) {
    public CoverageQuery {
        areas = Set.copyOf(areas);
        duties = Set.copyOf(duties);
        states = Set.copyOf(states);
    }

    /** Every cell that counts in the half-open range of days. */
    public static CoverageQuery all(LocalDate from, LocalDate to) {
        return new CoverageQuery(null, Set.of(), Set.of(), null, null, null, from, to, Set.of());
    }

    public CoverageQuery in(@Nullable Long unit) {
        return new CoverageQuery(unit, areas, duties, kind, subject, post, from, to, states);
    }

    public CoverageQuery areas(Set<Long> areas) {
        return new CoverageQuery(unit, areas, duties, kind, subject, post, from, to, states);
    }

    public CoverageQuery area(long area) {
        return areas(Set.of(area));
    }

    public CoverageQuery duties(Set<Long> duties) {
        return new CoverageQuery(unit, areas, duties, kind, subject, post, from, to, states);
    }

    public CoverageQuery duty(long duty) {
        return duties(Set.of(duty));
    }

    public CoverageQuery kind(@Nullable SubjectKind kind) {
        return new CoverageQuery(unit, areas, duties, kind, subject, post, from, to, states);
    }

    /** Cells that this person owes. */
    public CoverageQuery person(long person) {
        return new CoverageQuery(unit, areas, duties, SubjectKind.PERSON, person, post, from, to, states);
    }

    /** Cells that this unit itself owes. */
    public CoverageQuery ofUnit(long subject) {
        return new CoverageQuery(unit, areas, duties, SubjectKind.UNIT, subject, post, from, to, states);
    }

    /** Cells that persons owe under this post. */
    public CoverageQuery post(@Nullable Long post) {
        return new CoverageQuery(unit, areas, duties, kind, subject, post, from, to, states);
    }

    public CoverageQuery between(LocalDate from, LocalDate to) {
        return new CoverageQuery(unit, areas, duties, kind, subject, post, from, to, states);
    }

    public CoverageQuery states(Set<CellState> states) {
        return new CoverageQuery(unit, areas, duties, kind, subject, post, from, to, states);
    }

    /** Whether the query asks for cells in that state. */
    boolean wants(CellState state) {
        return states.isEmpty() || states.contains(state);
    }
}
