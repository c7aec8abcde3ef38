package luoshi.rectification.domain;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import luoshi.rectification.domain.Command.AskExtension;
import luoshi.rectification.domain.Command.AskWithdrawal;
import luoshi.rectification.domain.Command.Assign;
import luoshi.rectification.domain.Command.Claim;
import luoshi.rectification.domain.Command.DecideExtension;
import luoshi.rectification.domain.Command.DecideWithdrawal;
import luoshi.rectification.domain.Command.DropMeasure;
import luoshi.rectification.domain.Command.FinishMeasure;
import luoshi.rectification.domain.Command.LookBackAt;
import luoshi.rectification.domain.Command.Plan;
import luoshi.rectification.domain.Command.SetMeasures;
import luoshi.rectification.domain.Command.Settle;
import luoshi.rectification.domain.Command.Verify;

/** Every way that a problem can go: all states, all commands, each by everybody, until nothing new is found. */
final class Walk {
    static final LocalDate DAY = LocalDate.of(2026, 11, 5);
    static final LocalDate DUE = DAY.plusDays(10);
    static final LocalDate LATER = DUE.plusDays(10);

    static final Party LEADER = new Party(1, false, true, true, true, false);
    static final Party DOER = new Party(2, false, false, true, true, false);
    static final Party CONCERNED = new Party(3, false, true, true, false, false);
    static final Party CHIEF = new Party(4, false, true, true, true, false);
    static final Party INSTRUCTOR = new Party(5, false, true, true, false, false);
    static final Party OUTSIDER = new Party(6, false, false, true, false, false);
    static final Party INSIDER = new Party(7, false, false, true, true, false);
    static final Party AUXILIARY = new Party(8, true, true, true, false, false);
    static final Party RECIPROCAL = new Party(9, false, false, true, false, true);
    static final Party BYSTANDER = new Party(10, false, false, false, false, false);
    static final List<Party> ALL =
            List.of(LEADER, DOER, CONCERNED, CHIEF, INSTRUCTOR, OUTSIDER, INSIDER, AUXILIARY, RECIPROCAL, BYSTANDER);

    /** One step that was allowed. */
    record Step(Matter from, Party by, Command command, Matter to) {}

    final Set<Matter> seen = new HashSet<>();
    final List<Step> steps = new ArrayList<>();
    final Map<Matter, List<Matter>> before = new LinkedHashMap<>();
    int refused;

    Walk(Matter start) {
        var open = new ArrayDeque<>(List.of(start));
        seen.add(start);
        while (!open.isEmpty()) {
            var matter = open.removeFirst();
            for (var party : ALL) {
                for (var command : commands(matter)) {
                    var result = Rules.decide(matter, party, command, today(matter, command));
                    if (result instanceof Result.Done(var stored)) {
                        var next = numbered(stored);
                        steps.add(new Step(matter, party, command, next));
                        before.computeIfAbsent(next, none -> new ArrayList<>()).add(matter);
                        if (seen.add(next)) {
                            open.add(next);
                        }
                    } else {
                        refused++;
                    }
                }
            }
        }
    }

    static Matter opened(boolean outsider, int relapses) {
        return new Matter(
                ProblemState.OPENED,
                DAY,
                outsider,
                relapses,
                Set.of(CONCERNED.person()),
                null,
                Set.of(),
                null,
                null,
                null,
                null,
                List.of(),
                null,
                0,
                null,
                null,
                null,
                List.of());
    }

    /** Looking back is tried on the very day, everything else on the first. */
    private static LocalDate today(Matter matter, Command command) {
        var look = matter.nextLookBack();
        return command instanceof LookBackAt && look != null ? look.due() : DAY;
    }

    /** What the database does to new measures. */
    private static Matter numbered(Matter matter) {
        var measures = new ArrayList<Matter.Measure>();
        for (var measure : matter.measures()) {
            measures.add(
                    measure.id() != 0
                            ? measure
                            : new Matter.Measure(
                                    measures.size() + 1L,
                                    measure.what(),
                                    measure.doer(),
                                    measure.due(),
                                    measure.proof(),
                                    null,
                                    null,
                                    "",
                                    null,
                                    null));
        }
        return new Matter(
                matter.state(),
                matter.opened(),
                matter.outsider(),
                matter.relapses(),
                matter.concerned(),
                matter.leader(),
                matter.past(),
                matter.leadUnit(),
                matter.due(),
                matter.firstDue(),
                matter.verifier(),
                measures,
                matter.claimant(),
                matter.sentBack(),
                matter.verifiedBy(),
                matter.extension(),
                matter.withdrawal(),
                matter.lookBacks());
    }

    private static List<Command> commands(Matter matter) {
        var commands = new ArrayList<Command>();
        if (matter.past().isEmpty()) {
            commands.add(new Assign(LEADER.person(), false, 100, matter.due() == null ? DUE : null, null));
            commands.add(new Assign(CHIEF.person(), false, 100, matter.due() == null ? DUE : null, null));
        }
        commands.add(new Assign(CONCERNED.person(), false, 100, DUE, null));
        commands.add(new Assign(AUXILIARY.person(), true, 100, DUE, null));
        if (matter.measures().isEmpty()
                || matter.measures().size() < 2 && matter.measures().getFirst().dropped() != null) {
            commands.add(new SetMeasures(List.of(new Plan("教一遍", DOER.person(), DUE, "抽三人"))));
        }
        for (var measure : matter.measures()) {
            commands.add(new FinishMeasure(measure.id(), DAY, "看过"));
            if (matter.measures().size() < 2) {
                commands.add(new DropMeasure(measure.id(), "不用了"));
            }
        }
        commands.add(new Claim("改好了"));
        if (matter.sentBack() < 1) {
            commands.add(new Verify(10, 8, 9, "还差"));
        }
        commands.add(new Verify(10, 9, 9, "够了"));
        if (matter.measures().size() < 2
                && matter.sentBack() == 0
                && matter.past().isEmpty()) {
            commands.add(new AskExtension(LATER, "等设备"));
            commands.add(new AskWithdrawal("看错了"));
        }
        commands.add(new DecideExtension(true, "可以"));
        commands.add(new DecideExtension(false, "不行"));
        commands.add(new DecideWithdrawal(true, "属实"));
        commands.add(new DecideWithdrawal(false, "不属实"));
        commands.add(new LookBackAt(true, "站住了"));
        commands.add(new LookBackAt(false, "又犯"));
        commands.add(new Settle());
        return commands;
    }
}
