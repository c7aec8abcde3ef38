package luoshi.rectification.domain;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A problem as its rules see it (问题的现状); people by id.
 *
 * @param opened the day on which it was opened
 * @param outsider whether only somebody from outside the lead unit may verify: serious, relapsed or about a leader
 * @param concerned whom its findings are about (当事人)
 * @param leader in command (挂帅领导), null before somebody is assigned
 * @param past who led it or did a part of it before
 * @param firstDue the first due, kept through extensions
 * @param verifier who was asked to verify, or null
 * @param extension asked for and not decided, or null; likewise the withdrawal
 */
public record Matter(
        ProblemState state,
        LocalDate opened,
        boolean outsider,
        int relapses,
        Set<Long> concerned,
        @Nullable Long leader,
        Set<Long> past,
        @Nullable Long leadUnit,
        @Nullable LocalDate due,
        @Nullable LocalDate firstDue,
        @Nullable Long verifier,
        List<Measure> measures,
        @Nullable Long claimant,
        int sentBack,
        @Nullable Long verifiedBy,
        @Nullable Asked extension,
        @Nullable Asked withdrawal,
        List<LookBack> lookBacks) {
    public Matter {
        concerned = Set.copyOf(concerned);
        past = Set.copyOf(past);
        measures = List.copyOf(measures);
        lookBacks = List.copyOf(lookBacks);
    }

    /**
     * What is done about it (整改措施).
     *
     * @param id 0 before it is stored
     * @param proof what will prove it
     * @param note the proof as it was seen, empty until done
     * @param dropped why it is not done any more, or null
     */
    public record Measure(
            long id,
            String what,
            long doer,
            LocalDate due,
            String proof,
            @Nullable LocalDate doneOn,
            @Nullable Long doneBy,
            String note,
            @Nullable String dropped,
            @Nullable Long droppedBy) {
        public boolean open() {
            return doneOn == null && dropped == null;
        }

        Measure finished(LocalDate on, long by, String seen) {
            return new Measure(id, what, doer, due, proof, on, by, seen, null, null);
        }

        Measure dropped(String reason, long by) {
            return new Measure(id, what, doer, due, proof, null, null, "", reason, by);
        }
    }

    /** What was asked for and is not decided yet; {@code until} only for an extension. */
    public record Asked(long by, @Nullable LocalDate until) {}

    /** A look-back (回头看) so many days after the verification; {@code held} is null until somebody looked. */
    public record LookBack(
            int days, LocalDate due, @Nullable Boolean held) {}

    /** Everybody who has or had a hand in putting it right: who leads, does, did or claimed. */
    public Set<Long> hands() {
        var hands = new HashSet<>(past);
        measures.forEach(measure -> {
            hands.add(measure.doer());
            if (measure.doneBy() != null) {
                hands.add(measure.doneBy());
            }
        });
        if (leader != null) {
            hands.add(leader);
        }
        if (claimant != null) {
            hands.add(claimant);
        }
        return hands;
    }

    /** Whether the person carries out one of its measures. */
    public boolean done(long person) {
        return measures.stream().anyMatch(measure -> measure.dropped() == null && measure.doer() == person);
    }

    /** The next look-back that nobody has done yet, or null. */
    public @Nullable LookBack nextLookBack() {
        return lookBacks.stream()
                .filter(look -> look.held() == null)
                .findFirst()
                .orElse(null);
    }
}
