package luoshi.rectification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import luoshi.database.Reading;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import luoshi.kernel.Reason;
import luoshi.organisation.Leadership;
import luoshi.organisation.Names;
import luoshi.organisation.People;
import luoshi.organisation.Person;
import luoshi.organisation.StaffKind;
import luoshi.rectification.domain.Lateness.Told;
import luoshi.rectification.domain.Party;
import luoshi.rectification.domain.Rules;
import luoshi.rule.Clauses;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Problems for pages (看问题), as far as the actor may see them. */
@Component
@Transactional(readOnly = true)
public class ProblemViews {
    private final JdbcProblems problems;
    private final Parties parties;
    private final Escalating escalating;
    private final Leadership leadership;
    private final People people;
    private final Names names;
    private final Clauses clauses;
    private final Clock clock;

    ProblemViews(
            JdbcProblems problems,
            Parties parties,
            Escalating escalating,
            Leadership leadership,
            People people,
            Names names,
            Clauses clauses,
            Clock clock) {
        this.problems = problems;
        this.parties = parties;
        this.escalating = escalating;
        this.leadership = leadership;
        this.people = people;
        this.names = names;
        this.clauses = clauses;
        this.clock = clock;
    }

    /** The problem, or empty where there is none or the actor may not see it. */
    public Optional<Problem> find(long id) {
        return problems.find(id, false);
    }

    /** What the actor is to it; empty for an account without a person, who only looks. */
    public Optional<Party> party(Actor actor, Problem problem) {
        return actor.personId() == null ? Optional.empty() : Optional.of(parties.of(actor, problem));
    }

    /** Who is told that it is late, and when; nobody before a due is set or once it is verified. */
    public List<Told> told(Problem problem) {
        var matter = problem.matter();
        return matter.due() == null
                        || matter.leadUnit() == null
                        || !matter.state().open()
                ? List.of()
                : told(problem, matter.leadUnit(), matter.due(), LocalDate.now(clock));
    }

    private List<Told> told(Problem problem, long leadUnit, LocalDate due, LocalDate today) {
        return Reading.once(
                new ToldOf(problem.id(), today),
                () -> escalating.plan(
                        problem.id(),
                        problem.stationId(),
                        leadUnit,
                        problem.areaId(),
                        due,
                        problem.matter().leader(),
                        today));
    }

    private record ToldOf(long problem, LocalDate day) {}

    /** Names of people and of units who have a part in a problem that the actor sees. */
    public Map<Long, String> people(Collection<Long> ids) {
        return names.people(ids);
    }

    public Map<Long, String> units(Collection<Long> ids) {
        return names.units(ids);
    }

    /** Whether the person is 辅警. */
    public boolean auxiliary(long person) {
        return names.auxiliary(person);
    }

    /** The title of a clause, or an empty text. */
    public String clause(@Nullable Long id) {
        return id == null ? "" : clauses.title(id);
    }

    /** People of the station whom the actor may name: leaders first, then the rest by unit. */
    public List<Person> choosable(Actor actor, Problem problem) {
        var today = LocalDate.now(clock);
        var leaders = leadership.leaders(problem.stationId(), today);
        var all = people.workingIn(actor.scope().isEmpty() ? List.of(actor.unitId()) : actor.scope(), today);
        var first = all.stream().filter(person -> leaders.contains(person.id()));
        return Stream.concat(first, all.stream().filter(person -> !leaders.contains(person.id())))
                .toList();
    }

    /** Leaders of the station who may lead a problem, as far as the actor sees them. */
    public List<Person> leaders(Problem problem) {
        var today = LocalDate.now(clock);
        var ids = leadership.leaders(problem.stationId(), today);
        var known = people.byIds(ids);
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(known.get(id)).stream())
                .toList();
    }

    /** One who could be asked to verify, with why he may not, where he may not. */
    public record Verifier(Person person, List<Reason> nearness) {}

    /** The officers whom the actor sees, each with what keeps him from verifying. */
    public List<Verifier> verifiers(Actor actor, Problem problem) {
        if (!Permission.LEAD_PROBLEMS.heldBy(actor)) {
            return List.of();
        }
        return choosable(actor, problem).stream()
                .filter(person -> person.staff() == StaffKind.OFFICER)
                .map(person -> new Verifier(
                        person, Rules.nearness(problem.matter(), parties.asked(person.id(), problem.matter()))))
                .toList();
    }
}
