package luoshi.supervision;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import luoshi.engine.calendar.OffHours;
import luoshi.kernel.Actor;
import luoshi.kernel.Forbidden;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.kernel.Reason;
import luoshi.ledger.Ledger;
import luoshi.supervision.CheckWorld.Somebody;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes commendations (表扬、示范) that came of no check. Nobody commends himself or what he answers for. */
@Component
public class CommendingPeople {
    private final JdbcChecks checks;
    private final CheckPlaces places;
    private final CheckWorld world;
    private final Ledger ledger;
    private final Clock clock;

    CommendingPeople(JdbcChecks checks, CheckPlaces places, CheckWorld world, Ledger ledger, Clock clock) {
        this.checks = checks;
        this.places = places;
        this.world = world;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Writes it, or says what is wrong by field; empty when it stands.
     *
     * @throws Forbidden when the actor may not check, or is no person
     * @throws Missing when he may not check in that unit
     */
    @Transactional
    public Map<String, Reason> handle(Actor actor, CommendPeople command) {
        Permission.CHECK.require(actor);
        var author = RecordingChecks.checker(actor);
        var today = LocalDate.now(clock.withZone(OffHours.CHINA));
        if (places.of(actor, today).stream().noneMatch(place -> place.unit() == command.unit())) {
            throw new Missing("unit to commend in", command.unit());
        }
        var once = author + "/" + command.once();
        checks.oneAtATime(once);
        if (checks.praiseByOnce(once).isPresent()) {
            return Map.of();
        }
        var reasons = refusals(author, command, today);
        if (!reasons.isEmpty()) {
            return reasons;
        }
        var praise = command.praise();
        var at = today.equals(command.day())
                ? clock.instant()
                : LocalDateTime.of(command.day(), LocalTime.NOON)
                        .atZone(OffHours.CHINA)
                        .toInstant();
        var seq = ledger.append(new Ledger.Entry(
                "CommendationRecorded",
                "commendation",
                null,
                command.unit(),
                praise.person(),
                Map.of("kind", praise.kind().name(), "day", command.day().toString())));
        checks.praises(null, command.unit(), command.area(), at, author, List.of(praise), once, seq);
        return Map.of();
    }

    private Map<String, Reason> refusals(long author, CommendPeople command, LocalDate today) {
        var reasons = new LinkedHashMap<String, Reason>();
        var day = command.day();
        if (day.isAfter(today)) {
            reasons.put("day", Reason.of("reason.check.future", day, today));
        } else if (day.isBefore(today.minusDays(CheckRules.DAYS))) {
            reasons.put("day", Reason.of("reason.check.old", today.minusDays(CheckRules.DAYS)));
        }
        if (command.once().isBlank() || command.once().length() > 64) {
            reasons.put("", Reason.of("reason.check.once"));
        }
        var seen = command.praise().seen().strip();
        if (seen.isEmpty() || seen.length() > CheckRules.LONGEST_SEEN) {
            reasons.put(
                    "praise-seen",
                    seen.isEmpty()
                            ? Reason.of("reason.check.seen")
                            : Reason.of("reason.check.long", String.valueOf(CheckRules.LONGEST_SEEN)));
        }
        var there = world.there(command.unit(), day).stream().map(Somebody::id).collect(Collectors.toSet());
        var area = command.area();
        var own = there.contains(author)
                || world.leading(command.unit(), area == null ? -1 : area, day).contains(author);
        var reason = CheckRules.ofPraise(command.praise().person(), author, there, own, day);
        if (reason != null) {
            reasons.put("praise-whom", reason);
        }
        return reasons;
    }
}
