package luoshi.lens;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/** Changes of every kind at random, each written to the tables with its entry in the ledger. */
final class RandomUpdates {
    static final String ENTRY = "select ledger.append(now(), null, '试', null, null, ?, ?, null, '{}')";

    /** What may happen, with how often in a thousand. */
    enum Kind {
        EVIDENCE(580),
        WITHDRAWAL(124),
        CORRECTION(40),
        TRANSFER(35),
        POST(30),
        ABSENCE(35),
        EXEMPTION(20),
        SHIFT(25),
        SWAP(35),
        OCCASION(20),
        REVISION(12),
        CLAUSE(3),
        REPEAL(3),
        REORGANISATION(8),
        NOT_APPLICABLE(14),
        CHARGE(8),
        MONTH(3),
        SERVICE(3),
        CALENDAR(2);

        private final int weight;

        Kind(int weight) {
            this.weight = weight;
        }
    }

    final Map<Kind, Integer> done = new EnumMap<>(Kind.class);
    private final StationWorld world;
    private final RandomRules rules;
    private final RandomOrganisation organisation;
    private final RandomRosters rosters;
    private final RandomEvidence evidence;
    private long newest;

    RandomUpdates(StationWorld world) {
        this.world = world;
        this.rules = world.rules;
        this.rosters = new RandomRosters(world);
        this.evidence = new RandomEvidence(world);
        this.organisation = new RandomOrganisation(world);
    }

    /** The newest sequence that was written. */
    long newest() {
        return Math.max(newest, evidence.newest());
    }

    /** One update that changed something. */
    Kind next() {
        while (true) {
            var kind = draw();
            if (apply(kind)) {
                done.merge(kind, 1, Integer::sum);
                return kind;
            }
        }
    }

    private Kind draw() {
        var ticket = world.random.nextInt(1000);
        for (var kind : Kind.values()) {
            ticket -= kind.weight;
            if (ticket < 0) {
                return kind;
            }
        }
        return Kind.EVIDENCE;
    }

    private boolean apply(Kind kind) {
        return switch (kind) {
            case EVIDENCE -> evidence.record();
            case WITHDRAWAL -> evidence.withdraw();
            case CORRECTION -> evidence.correct();
            default -> entered(kind, change(kind));
        };
    }

    private boolean change(Kind kind) {
        return switch (kind) {
            case TRANSFER -> organisation.transfer();
            case POST -> organisation.post();
            case ABSENCE -> organisation.absence();
            case CHARGE -> organisation.charge();
            case REORGANISATION -> organisation.reorganise();
            case SERVICE -> organisation.service();
            case EXEMPTION -> rules.exempt();
            case NOT_APPLICABLE -> rules.exclude();
            case REVISION -> rules.revise();
            case CLAUSE -> rules.enact();
            case REPEAL -> rules.repeal();
            case SHIFT -> rosters.shift();
            case SWAP -> rosters.swap();
            case MONTH -> rosters.month();
            case OCCASION -> world.occasion() > 0;
            case CALENDAR -> calendar();
            case EVIDENCE, WITHDRAWAL, CORRECTION -> throw new IllegalStateException();
        };
    }

    private boolean entered(Kind kind, boolean changed) {
        if (changed) {
            newest = world.one(ENTRY, kind.name(), "anything");
        }
        return changed;
    }

    private boolean calendar() {
        LocalDate day = world.anyDay();
        return switch (world.random.nextInt(3)) {
            case 0 ->
                world.sql.update(
                                "insert into calendar.day (day, name, off, paper_year) values (?, '地方节日', true, 2026) on conflict do nothing",
                                day)
                        > 0;
            case 1 ->
                world.sql.update(
                                "delete from calendar.day where name = '地方节日' and day = (select min(day) from calendar.day where name = '地方节日')")
                        > 0;
            default ->
                world.sql.update("update calendar.published_year set published = not published where year = 2027") > 0;
        };
    }
}
