package luoshi.supervision.web;

import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import luoshi.kernel.Actor;
import luoshi.roster.OnDuty;
import luoshi.roster.StoodShifts.StoodShift;
import luoshi.supervision.CheckWorld;
import luoshi.supervision.CheckWorld.Somebody;
import luoshi.supervision.RecordCheck;
import luoshi.supervision.web.CheckFormPage.First;
import luoshi.web.Texts;
import org.springframework.stereotype.Component;

/** Whom a check looks at first (先查领导): the leader on duty by the roster, then who heads the unit or is in charge of it. */
@Component
class LeadersFirst {
    private final OnDuty onDuty;
    private final CheckWorld world;

    LeadersFirst(OnDuty onDuty, CheckWorld world) {
        this.onDuty = onDuty;
        this.world = world;
    }

    /** The leaders in the order in which they are looked at, and how the form says it. */
    record Order(List<Somebody> leaders, First shown) {}

    /** The order for a check of the unit at the time, in China; the actor himself is in none. */
    Order of(Actor actor, Texts t, long unit, List<Long> leading, LocalDateTime time) {
        var at = RecordCheck.instant(time);
        var duty = onDuty.over(unit, at);
        var first = world.first(unit, leading, at);
        var byId = world.people(first).stream().collect(Collectors.toMap(Somebody::id, Function.identity()));
        var leaders = CheckFormPages.without(
                actor,
                first.stream().flatMap(id -> Stream.ofNullable(byId.get(id))).toList());
        var initial = leaders.isEmpty() ? "" : leaders.getFirst().name().substring(0, 1);
        return new Order(leaders, new First(heading(t, leaders, duty), initial, then(actor, t, leaders, duty)));
    }

    private static String heading(Texts t, List<Somebody> leaders, List<StoodShift> duty) {
        if (leaders.isEmpty()) {
            return "";
        }
        var first = leaders.getFirst();
        var onDuty = duty.stream().anyMatch(one -> one.leads() && one.personId() == first.id());
        return t.get(onDuty ? "supervision.duty-leader-first" : "supervision.leader-first", first.name());
    }

    private static String then(Actor actor, Texts t, List<Somebody> leaders, List<StoodShift> duty) {
        var names = duty.stream()
                .filter(one -> !one.leads() && !Long.valueOf(one.personId()).equals(actor.personId()))
                .filter(one -> leaders.isEmpty() || leaders.getFirst().id() != one.personId())
                .map(StoodShift::name)
                .distinct()
                .toList();
        return names.isEmpty() ? "" : t.get("supervision.then-on-duty", String.join(t.get("list.comma"), names));
    }
}
