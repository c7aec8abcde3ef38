package luoshi.roster.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import luoshi.engine.calendar.WorkCalendar;
import luoshi.roster.ShiftKind;
import luoshi.web.Texts;

/** Draws the table of a month (月表): the duty leader first, then seats or people by days. */
final class MonthGrid {
    private static final String COUNTED = "〇一二三四五六七八九甲乙丙丁戊己庚辛壬癸";

    private final Texts t;
    private final WorkCalendar calendar;
    private final LocalDate month;
    private final LocalDate today;
    private final Map<Place, Gap> empty;
    private final List<Gap> gaps;
    /** Where in the list of lacks the first of a shift stands. */
    private final Map<Long, Integer> lacks;

    private final Function<LocalDate, String> dayHref;

    MonthGrid(
            Texts t,
            WorkCalendar calendar,
            LocalDate month,
            LocalDate today,
            List<Gap> gaps,
            Function<LocalDate, String> dayHref) {
        this.t = t;
        this.calendar = calendar;
        this.month = month;
        this.today = today;
        this.empty = gaps.stream()
                .filter(gap -> gap.kind() == Gap.Kind.EMPTY)
                .collect(Collectors.toMap(Place::of, gap -> gap, (one, other) -> one));
        this.gaps = gaps;
        this.lacks = IntStream.range(0, gaps.size())
                .boxed()
                .filter(n -> gaps.get(n).shiftId() != 0)
                .collect(Collectors.toMap(n -> gaps.get(n).shiftId(), n -> n, (one, other) -> one));
        this.dayHref = dayHref;
    }

    /** What is missing: a seat of a unit on a day. */
    private record Place(long unit, String seat, LocalDate day) {
        static Place of(Gap gap) {
            return new Place(gap.unitId(), gap.seat(), gap.day());
        }
    }

    List<MonthPage.Head> heads() {
        var heads = new ArrayList<MonthPage.Head>();
        for (var n = 0; n < month.lengthOfMonth(); n++) {
            var day = month.plusDays(n);
            var css = day.equals(today) ? "t" : calendar.isWorking(day) ? "" : "o";
            heads.add(new MonthPage.Head(String.valueOf(n + 1), Words.mark(t, calendar, day), css));
        }
        return heads;
    }

    /** The row of the duty leaders: one surname a day. */
    MonthPage.Line leaders(List<PlannedShift> shifts) {
        var leads = byDay(
                shifts.stream().filter(shift -> shift.kind() == ShiftKind.LEAD).toList());
        return line(t.get("roster.row.lead"), "", day -> {
            var found = leads.getOrDefault(day, List.of());
            return found.isEmpty() && empty.containsKey(new Place(0, "", day))
                    ? wrong(day, t.get("roster.gap.lead"), t.get("roster.cell.empty"), "")
                    : square(day, found, true, "");
        });
    }

    /**
     * One row for each seat or group of each unit.
     *
     * @param leaders units of leaders, whose surnames are written instead of the kind of shift
     */
    List<MonthPage.Line> seats(List<PlannedShift> shifts, Map<Long, String> units, Set<Long> leaders) {
        var lines = new ArrayList<MonthPage.Line>();
        var ofUnit = shifts.stream()
                .filter(shift -> shift.kind() != ShiftKind.LEAD)
                .collect(Collectors.groupingBy(PlannedShift::unitId));
        units.forEach((unit, name) -> {
            var bySeat =
                    ofUnit.getOrDefault(unit, List.of()).stream().collect(Collectors.groupingBy(PlannedShift::seat));
            var seats = new TreeSet<String>(Comparator.comparing(MonthGrid::ordered));
            seats.addAll(bySeat.keySet());
            empty.keySet().stream().filter(place -> place.unit() == unit).forEach(place -> seats.add(place.seat()));
            for (var seat : seats) {
                var days = byDay(bySeat.getOrDefault(seat, List.of()));
                lines.add(line(seat.isEmpty() ? name : seat, "", day -> {
                    var gap = empty.get(new Place(unit, seat, day));
                    return gap != null
                            ? wrong(day, text(gap), t.get("roster.cell.empty"), "")
                            : square(day, days.getOrDefault(day, List.of()), leaders.contains(unit), "");
                }));
            }
        });
        return lines;
    }

    /** One row for each person. */
    MonthPage.Line person(String name, String href, List<PlannedShift> shifts) {
        var days = byDay(shifts);
        return line(name, href, day -> {
            var found = days.getOrDefault(day, List.of());
            var link = found.size() == 1 ? "/roster/shifts/" + found.getFirst().id() : "";
            return square(day, found, false, link);
        });
    }

    String text(Gap gap) {
        return t.get(gap.key(), gap.data().toArray());
    }

    private MonthPage.Line line(String name, String href, Function<LocalDate, MonthPage.Square> square) {
        var squares = new ArrayList<MonthPage.Square>();
        for (var n = 0; n < month.lengthOfMonth(); n++) {
            squares.add(square.apply(month.plusDays(n)));
        }
        return new MonthPage.Line(name, href, squares);
    }

    private MonthPage.Square square(LocalDate day, List<PlannedShift> found, boolean leaders, String link) {
        if (found.isEmpty()) {
            return new MonthPage.Square("R" + now(day), "", "", "");
        }
        var lacking = found.stream()
                .map(shift -> lacks.get(shift.id()))
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(gaps::get);
        var href = link.isEmpty() ? dayHref.apply(day) : link;
        var label = label(day, found);
        if (lacking.isPresent()) {
            var lack = lacking.get();
            return wrong(day, label + t.get("roster.sep") + text(lack), t.get("roster.cell." + lack.kind()), href);
        }
        var text = found.stream()
                .map(shift -> leaders ? Words.surname(shift.name()) : Words.letter(t, shift.kind()))
                .distinct()
                .limit(2)
                .reduce("", String::concat);
        var swapped = found.stream().anyMatch(shift -> !shift.swappedFrom().isEmpty());
        return new MonthPage.Square(
                (leaders ? "L" : Words.css(found.getFirst().kind())) + (swapped ? " x" : "") + now(day),
                text,
                label,
                href);
    }

    private MonthPage.Square wrong(LocalDate day, String label, String text, String href) {
        return new MonthPage.Square("e" + now(day), text, label, href.isEmpty() ? dayHref.apply(day) : href);
    }

    private String label(LocalDate day, List<PlannedShift> found) {
        var who = found.stream()
                .map(shift -> shift.swappedFrom().isEmpty()
                        ? shift.name()
                        : t.get("roster.stands-for", shift.name(), shift.swappedFrom()))
                .distinct()
                .toList();
        return t.get(
                "roster.cell.label",
                t.shortDay(day),
                Words.kind(t, found.getFirst().kind()),
                Words.join(t, who));
    }

    /** 一班 before 二班 before 三班, 甲 before 乙: the order in which people count, not that of the characters. */
    private static String ordered(String seat) {
        var key = new StringBuilder();
        seat.codePoints().forEach(character -> {
            var rank = COUNTED.indexOf(character);
            key.appendCodePoint(rank < 0 ? character : '0' + rank % 10);
        });
        return key + seat;
    }

    private String now(LocalDate day) {
        return day.equals(today) ? " nowc" : "";
    }

    private static Map<LocalDate, List<PlannedShift>> byDay(List<PlannedShift> shifts) {
        return shifts.stream().collect(Collectors.groupingBy(PlannedShift::day));
    }
}
