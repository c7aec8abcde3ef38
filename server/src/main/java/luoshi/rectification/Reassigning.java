package luoshi.rectification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import luoshi.ledger.Ledger;
import luoshi.organisation.Leadership;
import luoshi.organisation.Names;
import luoshi.rectification.JdbcOpen.Holder;
import luoshi.rectification.JdbcProblems.Who;
import org.springframework.stereotype.Component;

/**
 * Gives work whose owner has gone a new one (人走事不断): a leader's to who is in charge of the lead unit or area now, else
 * the chief; a doer's to the head of the lead unit. Who went is kept as one who had a hand in it.
 */
@Component
class Reassigning {
    private final JdbcOpen open;
    private final JdbcProblems problems;
    private final ProblemWriting writing;
    private final Leadership leadership;
    private final Names names;
    private final Program program;
    private final Ledger ledger;
    private final Clock clock;

    Reassigning(
            JdbcOpen open,
            JdbcProblems problems,
            ProblemWriting writing,
            Leadership leadership,
            Names names,
            Program program,
            Ledger ledger,
            Clock clock) {
        this.open = open;
        this.problems = problems;
        this.writing = writing;
        this.leadership = leadership;
        this.names = names;
        this.program = program;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Gives all that is orphaned a new owner, as far as there is one; how many pieces of work changed hands. */
    int reassign() {
        var today = LocalDate.now(clock);
        var changed = 0;
        for (var holder : open.gone(today)) {
            changed += program.over(holder.station(), () -> handOver(holder, today)) ? 1 : 0;
        }
        return changed;
    }

    private boolean handOver(Holder holder, LocalDate today) {
        var problem = problems.find(holder.problem(), true).orElseThrow();
        if (problem.matter().state().ended() || !open.gone(today).contains(holder)) {
            return false;
        }
        var owner = owner(holder, problem, today);
        owner.ifPresent(person -> write(holder, problem, person));
        return owner.isPresent();
    }

    private Optional<Long> owner(Holder holder, Problem problem, LocalDate today) {
        var unit = problem.matter().leadUnit();
        var lead = unit == null ? problem.unitId() : unit;
        var leaders = Stream.of(
                        leadership.inCharge(lead, problem.areaId(), today),
                        leadership.chief(problem.handlingUnitId(), today).stream()
                                .toList(),
                        leadership.chief(problem.stationId(), today).stream().toList(),
                        leadership.leaders(problem.stationId(), today))
                .flatMap(List::stream);
        var heads = holder.measure() == null ? Stream.<Long>empty() : leadership.heads(lead, today).stream();
        return Stream.concat(heads, leaders)
                .filter(person -> person != holder.person())
                .filter(person -> holder.measure() != null
                        || !problem.matter().concerned().contains(person)
                                && !person.equals(problem.matter().verifiedBy()))
                .filter(person -> open.works(person, problem.handlingUnitId(), today))
                .findFirst();
    }

    private void write(Holder holder, Problem problem, long owner) {
        var now = clock.instant();
        var id = problem.id();
        var body = Map.of("number", problem.number(), "from", holder.person(), "to", owner);
        var seq = ledger.append(new Ledger.Entry("ProblemHandedOver", "problem", id, problem.unitId(), owner, body));
        writing.handOver(id, holder.measure(), holder.person(), owner);
        problems.step(
                id,
                holder.measure() == null ? "leader-gone" : "doer-gone",
                new Who(null, Program.NAME),
                now,
                "",
                seq,
                names.person(holder.person()),
                names.person(owner));
    }
}
