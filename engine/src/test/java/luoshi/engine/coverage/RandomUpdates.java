package luoshi.engine.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import luoshi.engine.coverage.CoverageFacts.Evidence;
import luoshi.engine.coverage.CoverageFacts.Exemption;
import org.jspecify.annotations.Nullable;

/** Seeded changes of a world of every kind, told to an index as they happen; the same ones if nobody listens. */
final class RandomUpdates {
    /** What may happen, with how often in a thousand. */
    enum Kind {
        EVIDENCE(660),
        WITHDRAWAL(80),
        CORRECTION(40),
        TRANSFER(35),
        SECONDMENT(15),
        ABSENCE(30),
        EXEMPTION(22),
        ROSTER(8),
        SHIFT(12),
        SWAP(24),
        OCCASION(20),
        CHARGE(8),
        NOT_APPLICABLE(10),
        REVISION(10),
        CLAUSE(4),
        REPEAL(4),
        REORGANISATION(10),
        CALENDAR(8);

        private final int weight;

        Kind(int weight) {
            this.weight = weight;
        }
    }

    private static final int TICKETS = 1000;

    private final RandomWorld world;
    private final Facts facts;
    private final RandomPeople people;
    private final RandomDuties duties;
    private final RandomTree tree;
    private final List<Evidence> evidence = new ArrayList<>();
    private final Map<Long, Integer> places = new HashMap<>();
    private @Nullable Evidence right;
    private @Nullable Kind last;
    final Map<Kind, Integer> done = new EnumMap<>(Kind.class);

    RandomUpdates(RandomWorld world) {
        this.world = world;
        this.facts = world.facts;
        this.people = new RandomPeople(world);
        this.duties = new RandomDuties(world);
        this.tree = new RandomTree(world);
        facts.evidence.forEach(this::keep);
        facts.evidence.clear();
    }

    private void keep(Evidence piece) {
        var place = places.putIfAbsent(piece.id(), evidence.size());
        if (place == null) {
            evidence.add(piece);
        } else {
            evidence.set(place, piece);
        }
    }

    /** All facts with all evidence. */
    CoverageFacts everything() {
        facts.evidence.addAll(evidence);
        var all = facts.build();
        facts.evidence.clear();
        return all;
    }

    /** The kind of the last update. */
    @Nullable
    Kind last() {
        return last;
    }

    /** The next update. */
    void one(@Nullable CoverageIndex index) {
        if (right != null) {
            record(right, index);
            right = null;
            return;
        }
        var kind = draw();
        done.merge(kind, 1, Integer::sum);
        last = kind;
        switch (kind) {
            case EVIDENCE -> record(world.evidence(), index);
            case WITHDRAWAL -> withdraw(index);
            case CORRECTION -> correct(index);
            default -> {
                change(kind);
                if (index != null) {
                    index.replace(facts.build());
                }
            }
        }
    }

    private Kind draw() {
        var ticket = world.random.nextInt(TICKETS);
        for (var kind : Kind.values()) {
            ticket -= kind.weight;
            if (ticket < 0) {
                return kind;
            }
        }
        throw new IllegalStateException("weights add up to less than " + TICKETS);
    }

    private void record(Evidence piece, @Nullable CoverageIndex index) {
        keep(piece);
        if (index != null) {
            index.record(piece);
        }
    }

    private @Nullable Evidence withdraw(@Nullable CoverageIndex index) {
        var piece = evidence.isEmpty() ? null : world.any(evidence);
        if (piece == null || piece.withdrawn() != Long.MAX_VALUE) {
            return null;
        }
        record(piece.withdrawnAt(world.nextSequence()), index);
        return piece;
    }

    /** Somebody withdraws a piece, and the next update enters it again as it was. */
    private void correct(@Nullable CoverageIndex index) {
        var wrong = withdraw(index);
        right = wrong == null ? null : world.again(wrong);
    }

    private void change(Kind kind) {
        switch (kind) {
            case TRANSFER -> people.transfer();
            case SECONDMENT -> people.second();
            case ABSENCE -> people.absence();
            case CHARGE -> people.charge();
            case EXEMPTION -> exemption();
            case ROSTER -> people.roster();
            case SHIFT -> people.shift();
            case SWAP -> people.swap();
            case OCCASION -> people.occasion();
            case NOT_APPLICABLE -> duties.exclusion();
            case REVISION -> duties.revise();
            case CLAUSE -> duties.publish();
            case REPEAL -> duties.repeal();
            case REORGANISATION -> tree.reorganise();
            case CALENDAR -> tree.calendar();
            case EVIDENCE, WITHDRAWAL, CORRECTION -> throw new IllegalStateException();
        }
    }

    private void exemption() {
        if (world.chance(0.3) && !facts.exemptions.isEmpty()) {
            facts.exemptions.remove(world.random.nextInt(facts.exemptions.size()));
            return;
        }
        var from = world.day();
        var duty = world.any(facts.duties).duty();
        var to = from.plusDays(1 + world.random.nextInt(120));
        LocalDate approved = from.plusDays(world.random.nextInt(40) - 20L);
        facts.exemptions.add(
                world.chance(0.2)
                        ? new Exemption(duty, 0, world.anyUnit(), from, to, approved)
                        : new Exemption(duty, world.person(), 0, from, to, approved));
    }
}
