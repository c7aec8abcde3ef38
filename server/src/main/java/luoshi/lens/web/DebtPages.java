package luoshi.lens.web;

import java.util.Comparator;
import java.util.HashSet;
import java.util.stream.Stream;
import luoshi.engine.coverage.CoverageFacts.Exemption;
import luoshi.engine.coverage.CoverageFacts.WorkingUnit;
import luoshi.engine.coverage.Tally;
import luoshi.lens.CoverageService;
import luoshi.lens.web.Frame.Row;
import luoshi.organisation.People;
import luoshi.organisation.StaffKind;
import luoshi.organisation.Units;
import luoshi.rule.Duties;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Debts by unit, people without targets, and what is exempt: the lists below the matrix. */
@Component
class DebtPages {
    private static final int MOST = 40;
    private static final int FEW = 6;

    private final CoverageService coverage;
    private final People people;
    private final Units units;
    private final Duties duties;

    DebtPages(CoverageService coverage, People people, Units units, Duties duties) {
        this.coverage = coverage;
        this.people = people;
        this.units = units;
        this.duties = duties;
    }

    CoveragePage.Debts debts(Frame frame, Texts t) {
        var total = frame.total();
        return new CoveragePage.Debts(
                t.get("coverage.debts.caption", t.fullMonth(frame.month()), total.debt()),
                frame.rows().stream()
                        .map(row -> debtRow(
                                frame,
                                row.own()
                                        ? t.get("coverage.row.own", row.unit().name())
                                        : row.unit().name(),
                                frame.tally(row),
                                row,
                                t))
                        .toList(),
                debtRow(frame, t.get("coverage.debts.total"), total, null, t),
                t.get("coverage.debts.footer", total.exempt(), total.open()),
                new CoveragePage.Action(t.get("coverage.debts.all"), cells(frame, null, "DEBT"), ""));
    }

    private static CoveragePage.DebtRow debtRow(Frame frame, String name, Tally tally, @Nullable Row row, Texts t) {
        return new CoveragePage.DebtRow(
                name,
                figure(tally.owed(), cells(frame, row, ""), false),
                figure(tally.met(), cells(frame, row, "MET"), false),
                figure(tally.late(), cells(frame, row, "LATE"), false),
                figure(tally.weak(), cells(frame, row, "WEAK"), false),
                figure(tally.debt(), cells(frame, row, "DEBT"), tally.debt() > 0),
                t.percent(tally.rate()));
    }

    private static CoveragePage.Figure figure(long number, String href, boolean loud) {
        return new CoveragePage.Figure(Long.toString(number), number == 0 ? "" : href, loud);
    }

    private static String cells(Frame frame, @Nullable Row row, String state) {
        var focus = frame.focus();
        var unit = row != null ? "unit=" + row.unit().id() + "&" : focus != null ? "unit=" + focus.id() + "&" : "";
        return "/coverage/cells?" + unit + (row != null && row.own() ? "only=1&" : "") + "month=" + frame.month()
                + "&asof=" + frame.asOf() + frame.asked().knownToo() + (state.isEmpty() ? "" : "&state=" + state);
    }

    /** People who work here and whom no duty binds; nobody where the actor sees no records of persons. */
    CoveragePage.@Nullable People without(Frame frame, Texts t) {
        if (!frame.sight().records()) {
            return null;
        }
        var day = frame.asOf();
        var places = working(frame).toList();
        var without = new HashSet<>(coverage.withoutTargets(day, frame.asked().seq()));
        var idle = places.stream()
                .filter(place -> without.contains(place.person()))
                .sorted(Comparator.comparing(WorkingUnit::unit).thenComparing(WorkingUnit::person))
                .toList();
        var persons = people.byIds(places.stream().map(WorkingUnit::person).toList());
        var names = people.names(idle.stream().map(WorkingUnit::person).toList());
        var unitNames = units.names(idle.stream().map(WorkingUnit::unit).toList());
        var officers = persons.values().stream()
                .filter(person -> person.staff() == StaffKind.OFFICER)
                .count();
        var away = new HashSet<Long>();
        frame.facts().absences().stream()
                .filter(absence -> !absence.from().isAfter(day) && absence.to().isAfter(day))
                .forEach(absence -> away.add(absence.person()));
        return new CoveragePage.People(
                t.get("coverage.people.caption", persons.size(), officers, persons.size() - officers, idle.size()),
                idle.stream()
                        .limit(MOST)
                        .filter(place -> names.containsKey(place.person()))
                        .map(place -> {
                            var name = names.getOrDefault(place.person(), "–");
                            return new CoveragePage.PersonRow(
                                    name,
                                    name.substring(0, name.offsetByCodePoints(0, 1)),
                                    unitNames.getOrDefault(place.unit(), ""),
                                    t.get(
                                            away.contains(place.person())
                                                    ? "coverage.people.away"
                                                    : "coverage.people.since",
                                            t.fullDay(place.from()),
                                            day.toEpochDay() - place.from().toEpochDay() + 1),
                                    "/people/" + place.person());
                        })
                        .toList(),
                t.get("coverage.people.none"));
    }

    /** How many people work in the rows on the day and have no target. */
    long countWithout(Frame frame) {
        if (!frame.sight().records()) {
            return 0;
        }
        var without = new HashSet<>(
                coverage.withoutTargets(frame.asOf(), frame.asked().seq()));
        return working(frame).filter(place -> without.contains(place.person())).count();
    }

    private static Stream<WorkingUnit> working(Frame frame) {
        var seen = new HashSet<Long>();
        frame.rows()
                .forEach(row ->
                        row.members().stream().filter(frame.sight()::sees).forEach(seen::add));
        var focus = frame.focus();
        if (focus != null && frame.sight().sees(focus.id())) {
            seen.add(focus.id());
        }
        var day = frame.asOf();
        return frame.facts().workingUnits().stream()
                .filter(place -> seen.contains(place.unit())
                        && !place.from().isAfter(day)
                        && place.to().isAfter(day));
    }

    CoveragePage.@Nullable Exemptions exemptions(Frame frame, Texts t) {
        if (!frame.sight().records()) {
            return null;
        }
        var day = frame.asOf();
        var seen = new HashSet<Long>();
        frame.rows().forEach(row -> seen.addAll(row.members()));
        var running = frame.facts().exemptions().stream()
                .filter(exemption -> seen.contains(exemption.unit())
                        && frame.sight().sees(exemption.unit())
                        && !exemption.approvedOn().isAfter(day)
                        && !exemption.from().isAfter(day)
                        && exemption.to().isAfter(day))
                .toList();
        var lines = duties.byId(running.stream().map(Exemption::duty).toList());
        var names = people.names(running.stream().map(Exemption::person).toList());
        var unitNames = units.names(running.stream().map(Exemption::unit).toList());
        var shown = running.stream()
                .limit(FEW)
                .map(exemption -> new CoveragePage.ExemptionRow(
                        lines.containsKey(exemption.duty())
                                ? lines.get(exemption.duty()).title()
                                : t.get("coverage.duty.unnamed"),
                        exemption.person() == 0
                                ? unitNames.getOrDefault(exemption.unit(), "")
                                : names.getOrDefault(exemption.person(), "") + " "
                                        + unitNames.getOrDefault(exemption.unit(), ""),
                        t.get(
                                "coverage.exemption.until",
                                t.fullDay(exemption.to().minusDays(1)))))
                .toList();
        return new CoveragePage.Exemptions(
                t.get("coverage.exemptions.caption", running.size()), shown, t.get("coverage.exemptions.none"));
    }
}
