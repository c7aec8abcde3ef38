package luoshi.rectification;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import luoshi.calendar.Calendars;
import luoshi.ledger.Ledger;
import luoshi.organisation.Leadership;
import luoshi.organisation.Names;
import luoshi.rectification.JdbcOpen.Late;
import luoshi.rectification.JdbcProblems.Who;
import luoshi.rectification.domain.Lateness;
import luoshi.rectification.domain.Lateness.Chain;
import luoshi.rectification.domain.Lateness.Told;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells of what is late (逾期上报), stage by stage, in the morning of the day on which the stage is full. */
@Component
class Escalating {
    private static final LocalTime MORNING = LocalTime.of(8, 0);

    private final JdbcOpen open;
    private final JdbcProblems problems;
    private final Telling telling;
    private final Leadership leadership;
    private final Calendars calendars;
    private final Names names;
    private final Program program;
    private final Ledger ledger;
    private final Clock clock;

    Escalating(
            JdbcOpen open,
            JdbcProblems problems,
            Telling telling,
            Leadership leadership,
            Calendars calendars,
            Names names,
            Program program,
            Ledger ledger,
            Clock clock) {
        this.open = open;
        this.problems = problems;
        this.telling = telling;
        this.leadership = leadership;
        this.calendars = calendars;
        this.names = names;
        this.program = program;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Tells whoever is to be told by now; how many were. */
    int escalate() {
        var now = LocalDateTime.now(clock);
        var today = now.toLocalDate().minusDays(now.toLocalTime().isBefore(MORNING) ? 1 : 0);
        var told = 0;
        for (var late : open.late(today)) {
            told += missing(late, today).isEmpty() ? 0 : program.over(late.station(), () -> tell(late, today));
        }
        return told;
    }

    /** Who is told of a problem at which stage, as things stand today. */
    List<Told> plan(
            long problem,
            long station,
            long leadUnit,
            long area,
            LocalDate due,
            @Nullable Long leader,
            LocalDate today) {
        var chief = leadership.chief(station, today).orElse(null);
        // The nearest charge is often that of the team's own head; told is who leads the station.
        var leaders = leadership.leaders(station, today);
        var deputy = leadership.inCharge(leadUnit, area, today).stream()
                .filter(person -> leaders.contains(person) && !person.equals(chief))
                .findFirst()
                .orElse(null);
        var chain = new Chain(leader, deputy, chief, leadership.bureauOf(station, today), problems.concerned(problem));
        return Lateness.plan(due, chain, calendars.current());
    }

    private List<Told> missing(Late late, LocalDate today) {
        var before = open.told(late.id(), late.due());
        return plan(late.id(), late.station(), late.leadUnit(), late.area(), late.due(), late.leader(), today).stream()
                .filter(told -> !told.day().isAfter(today) && !before.contains(told.stage()))
                .toList();
    }

    private int tell(Late late, LocalDate today) {
        var problem = problems.find(late.id(), true).orElseThrow();
        if (!problem.matter().state().open()
                || !late.due().equals(problem.matter().due())) {
            return 0;
        }
        var missing = missing(late, today);
        var now = clock.instant();
        for (var told : missing) {
            var bureau = leadership.bureauOf(late.station(), today);
            var name = told.person() == null ? names.unit(bureau) : names.person(told.person());
            var seq = ledger.append(new Ledger.Entry(
                    "ProblemOverdue",
                    "problem",
                    late.id(),
                    problem.unitId(),
                    null,
                    Map.of("number", problem.number(), "days", told.stage(), "told", name)));
            telling.tell(
                    late.id(),
                    late.due(),
                    told.stage(),
                    told.person(),
                    told.person() == null ? bureau : null,
                    now,
                    seq);
            problems.step(
                    late.id(), "overdue", new Who(null, Program.NAME), now, "", seq, told.stage(), name, told.day());
        }
        return missing.size();
    }
}
