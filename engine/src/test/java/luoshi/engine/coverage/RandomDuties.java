package luoshi.engine.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.coverage.CoverageFacts.Duty;
import luoshi.engine.coverage.CoverageFacts.Exclusion;

/** Revisions, new clauses, repeals and 不适用 at random; the number of duties in force stays about the same. */
final class RandomDuties {
    private static final int VERSIONS_A_DUTY = 3;

    private final RandomWorld world;
    private final Facts facts;
    private long duties;

    RandomDuties(RandomWorld world) {
        this.world = world;
        this.facts = world.facts;
        this.duties = facts.duties.stream().mapToLong(Duty::duty).max().orElse(0);
    }

    private List<Integer> inForceOn(LocalDate day) {
        var places = new ArrayList<Integer>();
        for (var i = 0; i < facts.duties.size(); i++) {
            var duty = facts.duties.get(i);
            if (duty.from().isBefore(day) && duty.to().equals(LocalDate.MAX)) {
                places.add(i);
            }
        }
        return places;
    }

    /** A version ends and another one begins; what begins later than that day was a draft and goes. */
    void revise() {
        var on = world.day();
        var places = inForceOn(on);
        if (places.isEmpty()) {
            return;
        }
        int place = world.any(places);
        var duty = facts.duties.get(place);
        facts.duties.set(place, lasting(duty, duty.from(), on));
        var byEvent = duty.cadence() == Cadence.PER_SHIFT || duty.cadence() == Cadence.PER_OCCASION;
        var cadence = byEvent || world.chance(0.7) ? duty.cadence() : Cadence.values()[world.random.nextInt(6)];
        facts.duties.add(world.duty(duty.duty(), on, LocalDate.MAX, cadence));
        forget(duty.duty());
    }

    /** Of many versions of a duty the oldest is forgotten and the next one was in force from then on. */
    private void forget(long of) {
        var versions = new ArrayList<Integer>();
        for (var i = 0; i < facts.duties.size(); i++) {
            if (facts.duties.get(i).duty() == of) {
                versions.add(i);
            }
        }
        if (versions.size() > VERSIONS_A_DUTY) {
            versions.sort((a, b) ->
                    facts.duties.get(a).from().compareTo(facts.duties.get(b).from()));
            int oldest = versions.getFirst();
            int next = versions.get(1);
            var from = facts.duties.get(oldest).from();
            facts.duties.set(
                    next,
                    lasting(facts.duties.get(next), from, facts.duties.get(next).to()));
            facts.duties.remove(oldest);
        }
    }

    /** A clause that nobody owed before. */
    void publish() {
        duties++;
        var cadence = Cadence.values()[world.random.nextInt(Cadence.values().length)];
        var from = world.chance(0.5) ? Facts.ALWAYS : world.day();
        facts.duties.add(world.duty(duties, from, LocalDate.MAX, cadence));
    }

    /** A clause ends without another; a repealed one that nobody remembers goes with all its versions. */
    void repeal() {
        var known = facts.duties.stream().map(Duty::duty).distinct().toList();
        if (known.size() > world.size.duties() * 5 / 4) {
            long gone = known.stream()
                    .filter(duty -> facts.duties.stream()
                            .noneMatch(it -> it.duty() == duty && it.to().equals(LocalDate.MAX)))
                    .findFirst()
                    .orElse(world.any(known));
            facts.duties.removeIf(duty -> duty.duty() == gone);
            return;
        }
        var on = world.day();
        var places = inForceOn(on);
        if (places.size() > world.size.duties() / 2) {
            int place = world.any(places);
            var duty = facts.duties.get(place);
            facts.duties.set(place, lasting(duty, duty.from(), on));
        }
    }

    void exclusion() {
        if (!facts.exclusions.isEmpty() && (facts.exclusions.size() > 30 || world.chance(0.4))) {
            facts.exclusions.remove(world.random.nextInt(facts.exclusions.size()));
            return;
        }
        var duty = world.any(facts.duties);
        var byArea = world.chance(0.3);
        var from = world.day();
        facts.exclusions.add(new Exclusion(
                world.chance(0.9) ? world.any(world.teams) : world.anyUnit(),
                byArea ? duty.area() : 0,
                byArea ? 0 : duty.duty(),
                from,
                world.chance(0.5) ? LocalDate.MAX : from.plusDays(1 + world.random.nextInt(90))));
    }

    private static Duty lasting(Duty duty, LocalDate from, LocalDate to) {
        return new Duty(
                duty.duty(),
                duty.version(),
                duty.clause(),
                duty.area(),
                duty.subject(),
                duty.cadence(),
                duty.count(),
                duty.quotas(),
                duty.accepts(),
                duty.scope(),
                duty.stages(),
                duty.occasionKind(),
                duty.occasionDueDays(),
                from,
                to);
    }
}
