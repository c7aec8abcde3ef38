package luoshi.rectification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import luoshi.kernel.Actor;
import luoshi.kernel.Forbidden;
import luoshi.kernel.Missing;
import luoshi.kernel.Reason;
import luoshi.kernel.Stale;
import luoshi.ledger.Ledger;
import luoshi.organisation.Names;
import luoshi.organisation.People;
import luoshi.rectification.JdbcProblems.Who;
import luoshi.rectification.domain.Command;
import luoshi.rectification.domain.Command.AskExtension;
import luoshi.rectification.domain.Command.AskWithdrawal;
import luoshi.rectification.domain.Command.Assign;
import luoshi.rectification.domain.Command.Claim;
import luoshi.rectification.domain.Command.DecideExtension;
import luoshi.rectification.domain.Command.DecideWithdrawal;
import luoshi.rectification.domain.Command.DropMeasure;
import luoshi.rectification.domain.Command.FinishMeasure;
import luoshi.rectification.domain.Command.LookBackAt;
import luoshi.rectification.domain.Command.SetMeasures;
import luoshi.rectification.domain.Command.Settle;
import luoshi.rectification.domain.Command.Verify;
import luoshi.rectification.domain.Matter;
import luoshi.rectification.domain.Party;
import luoshi.rectification.domain.ProblemState;
import luoshi.rectification.domain.Result;
import luoshi.rectification.domain.Rules;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Leads problems on (办理问题): from assigning somebody to settling, each step by who may do it. */
@Component
public class HandlingProblems {
    private final JdbcProblems problems;
    private final ProblemWriting writing;
    private final Parties parties;
    private final ProblemRegister register;
    private final Program program;
    private final People people;
    private final Names names;
    private final Ledger ledger;
    private final Clock clock;

    HandlingProblems(
            JdbcProblems problems,
            ProblemWriting writing,
            Parties parties,
            ProblemRegister register,
            Program program,
            People people,
            Names names,
            Ledger ledger,
            Clock clock) {
        this.problems = problems;
        this.writing = writing;
        this.parties = parties;
        this.register = register;
        this.program = program;
        this.people = people;
        this.names = names;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Carries the command out, or says what is wrong by field.
     *
     * @param version of the problem that the actor had before him
     * @throws Missing when it is not there or not visible
     * @throws Forbidden when it is not his to do
     * @throws Stale when somebody changed it meanwhile
     */
    @Transactional
    public ProblemOutcome handle(Actor actor, long id, int version, Command command) {
        if (command instanceof LookBackAt) {
            problems.find(id, false).ifPresent(found -> program.oneAtATime(found.stationId()));
        }
        var problem = problems.find(id, true).orElseThrow(() -> new Missing("problem", id));
        var party = parties.of(actor, problem);
        if (problem.version() != version) {
            throw new Stale("problem", id);
        }
        var unknown = unknown(problem, command);
        if (!unknown.isEmpty()) {
            return new ProblemOutcome.Refused(unknown);
        }
        return switch (Rules.decide(problem.matter(), party, command, LocalDate.now(clock))) {
            case Result.NotYours() -> throw new Forbidden("problem " + id);
            case Result.Refused(var reasons) -> new ProblemOutcome.Refused(reasons);
            case Result.Done(var next) -> {
                write(actor, party, problem, command, next);
                yield new ProblemOutcome.Done(id);
            }
        };
    }

    /** People named in a command must be somebody whom the actor can see, and an asked verifier one who may. */
    private Map<String, Reason> unknown(Problem problem, Command command) {
        var today = LocalDate.now(clock);
        return switch (command) {
            case Assign assign -> {
                if (!serves(assign.leader(), today)) {
                    yield Map.of("leader", Reason.of("reason.problem.person"));
                }
                var verifier = assign.verifier();
                if (verifier != null && (!serves(verifier, today) || names.auxiliary(verifier))) {
                    yield Map.of("verifier", Reason.of("reason.problem.verifier-auxiliary"));
                }
                yield Map.of();
            }
            case SetMeasures set ->
                set.plans().stream().allMatch(plan -> serves(plan.doer(), today))
                        ? Map.of()
                        : Map.of("doer", Reason.of("reason.problem.person"));
            default -> Map.of();
        };
    }

    private boolean serves(long person, LocalDate today) {
        return people.find(person).filter(found -> found.servesOn(today)).isPresent();
    }

    private void write(Actor actor, Party party, Problem problem, Command command, Matter next) {
        var now = clock.instant();
        var today = LocalDate.now(clock);
        var id = problem.id();
        var step = step(problem, command, next);
        var seq = ledger.append(new Ledger.Entry(
                "Problem" + step.action(),
                "problem",
                id,
                problem.unitId(),
                null,
                Map.of("number", problem.number(), "state", next.state().name(), "data", step.data())));
        before(party, problem, command, next, now, seq);
        problems.save(problem, next, today, seq);
        problems.step(
                id,
                step.kind(),
                new Who(party.person(), actor.name()),
                now,
                step.text(),
                seq,
                step.data().toArray());
        if (next.state() == ProblemState.RELAPSED && command instanceof LookBackAt look) {
            register.relapse(problem, look.text(), party.person(), List.of(), now, seq);
        }
    }

    /** What has to stand before the problem's state may say so. */
    private void before(Party party, Problem problem, Command command, Matter next, Instant now, long seq) {
        var id = problem.id();
        var me = party.person();
        switch (command) {
            case Claim claim -> writing.claim(id, me, now, claim);
            case Verify verify -> {
                writing.verification(id, Objects.requireNonNull(next.leader()), me, now, verify, seq);
                if (verify.accepted()) {
                    writing.verified(id, me, now);
                    writing.lookBacks(id, next);
                }
            }
            case AskExtension ask ->
                writing.askExtension(
                        id,
                        Objects.requireNonNull(next.extension()),
                        Objects.requireNonNull(next.due()),
                        ask.reason(),
                        now,
                        seq);
            case DecideExtension decide -> writing.decide("extension", id, me, decide.granted(), decide.answer(), now);
            case AskWithdrawal ask -> writing.askWithdrawal(id, me, ask.reason(), now, seq);
            case DecideWithdrawal decide -> {
                var reason = writing.asked("withdrawal", id);
                writing.decide("withdrawal", id, me, decide.granted(), decide.answer(), now);
                if (decide.granted()) {
                    writing.withdrawn(id, me, reason, now);
                }
            }
            case LookBackAt look -> {
                writing.lookedBack(
                        id,
                        Objects.requireNonNull(problem.matter().nextLookBack()).days(),
                        me,
                        now,
                        look);
                if (!look.held()) {
                    writing.relapsed(id, now);
                }
            }
            case Settle() -> writing.settled(id, me, now);
            case Assign assign -> {}
            case SetMeasures set -> {}
            case FinishMeasure finish -> {}
            case DropMeasure drop -> {}
        }
    }

    /** How a step is told: the ledger's action, the wording's key, the words written, the data put in. */
    private record Told(String action, String kind, String text, List<String> data) {}

    private Told step(Problem problem, Command command, Matter next) {
        return switch (command) {
            case Assign assign ->
                told(
                        "Assigned",
                        "assigned",
                        "",
                        names.person(assign.leader()),
                        names.unit(assign.unit()),
                        Objects.requireNonNull(next.due()));
            case SetMeasures set -> told("Planned", "planned", "", set.plans().size());
            case FinishMeasure finish -> told("MeasureDone", "done", finish.proof(), what(problem, finish.measure()));
            case DropMeasure drop -> told("MeasureDropped", "dropped", drop.reason(), what(problem, drop.measure()));
            case Claim claim -> told("Claimed", "claimed", claim.text());
            case Verify verify ->
                told(
                        verify.accepted() ? "Verified" : "SentBack",
                        verify.accepted() ? "verified" : "sent-back",
                        verify.text(),
                        verify.looked(),
                        verify.good(),
                        verify.needed());
            case AskExtension ask -> told("ExtensionAsked", "extension-asked", ask.reason(), ask.until());
            case DecideExtension decide ->
                decide.granted()
                        ? told("Extended", "extended", decide.answer(), Objects.requireNonNull(next.due()))
                        : told("ExtensionRefused", "extension-refused", decide.answer());
            case AskWithdrawal ask -> told("WithdrawalAsked", "withdrawal-asked", ask.reason());
            case DecideWithdrawal decide ->
                decide.granted()
                        ? told("Withdrawn", "withdrawn", decide.answer())
                        : told("WithdrawalRefused", "withdrawal-refused", decide.answer());
            case LookBackAt look ->
                told(
                        look.held() ? "LookedBack" : "Relapsed",
                        look.held() ? "looked-back" : "relapsed",
                        look.text(),
                        Objects.requireNonNull(problem.matter().nextLookBack()).days());
            case Settle() -> told("Settled", "settled", "");
        };
    }

    private static Told told(String action, String kind, String text, Object... data) {
        var all = new ArrayList<String>();
        for (var datum : data) {
            all.add(String.valueOf(datum));
        }
        return new Told(action, kind, text, all);
    }

    private static String what(Problem problem, long measure) {
        return problem.matter().measures().stream()
                .filter(one -> one.id() == measure)
                .map(Matter.Measure::what)
                .findFirst()
                .orElse("");
    }
}
