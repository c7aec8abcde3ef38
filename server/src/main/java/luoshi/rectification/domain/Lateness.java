package luoshi.rectification.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import luoshi.engine.calendar.WorkCalendar;
import org.jspecify.annotations.Nullable;

/** How late a problem is and who is told (逾期、上报): working days, 1 lead leader, 3 deputy, 5 chief, 10 bureau. */
public final class Lateness {
    /** Told at once, whoever's it is (零容忍). */
    public static final int AT_ONCE = 0;

    private static final int LEADER = 1;
    private static final int DEPUTY = 3;
    private static final int CHIEF = 5;
    private static final int BUREAU = 10;
    private static final List<Integer> STAGES = List.of(LEADER, DEPUTY, CHIEF, BUREAU);

    private Lateness() {}

    /** Working days overdue on a day: those after the due, the day itself included; 0 while it is not late. */
    public static int workingDays(LocalDate due, LocalDate on, WorkCalendar calendar) {
        return on.isAfter(due) ? calendar.workingDays(due.plusDays(1), on.plusDays(1)) : 0;
    }

    /** A due that was replaced by a granted extension on a day. */
    public record Extended(LocalDate due, LocalDate grantedOn) {}

    /**
     * Working days late in all, from the first due to the end or today: an extension granted late does not undo that it
     * had been late by then (late stays late).
     */
    public static int everLate(List<Extended> extended, LocalDate due, LocalDate until, WorkCalendar calendar) {
        var days = workingDays(due, until, calendar);
        for (var before : extended) {
            days += workingDays(before.due(), before.grantedOn(), calendar);
        }
        return days;
    }

    /**
     * Who could be told of a problem.
     *
     * @param concerned those its findings are about, who are never told of it by this way
     */
    public record Chain(
            @Nullable Long leader,
            @Nullable Long deputy,
            @Nullable Long chief,
            long bureau,
            Set<Long> concerned) {
        public Chain {
            concerned = Set.copyOf(concerned);
        }
    }

    /** One telling: on the day on which so many working days are full, to a person, or to the bureau where he is null. */
    public record Told(int stage, LocalDate day, @Nullable Long person) {}

    /**
     * Everybody who is told, in order, as far ahead as the tenth day. Who is concerned, missing or the lead leader again
     * is skipped and the next above is told instead; who was told already is not told twice.
     */
    public static List<Told> plan(LocalDate due, Chain chain, WorkCalendar calendar) {
        var told = new ArrayList<Told>();
        for (var stage : STAGES) {
            var person = addressee(stage, chain);
            if (told.stream().map(Told::person).noneMatch(before -> same(before, person))) {
                told.add(new Told(stage, calendar.plusWorkingDays(due, stage), person));
            }
        }
        return told;
    }

    private static boolean same(@Nullable Long one, @Nullable Long other) {
        return one == null ? other == null : one.equals(other);
    }

    private static @Nullable Long addressee(int stage, Chain chain) {
        if (stage <= LEADER && fit(chain.leader(), chain)) {
            return chain.leader();
        }
        if (stage <= DEPUTY && fit(chain.deputy(), chain) && !same(chain.deputy(), chain.leader())) {
            return chain.deputy();
        }
        if (stage <= CHIEF && fit(chain.chief(), chain) && !same(chain.chief(), chain.leader())) {
            return chain.chief();
        }
        return null;
    }

    private static boolean fit(@Nullable Long person, Chain chain) {
        return person != null && !chain.concerned().contains(person);
    }

    /** The next telling after a day, or empty. */
    public static Optional<Told> next(List<Told> plan, LocalDate today) {
        return plan.stream().filter(told -> told.day().isAfter(today)).min(Comparator.comparing(Told::day));
    }
}
