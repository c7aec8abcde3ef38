package luoshi.engine.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The chain of responsibility of a unit in an area (责任链): who answers, from the top down. */
public final class Responsibility {
    private Responsibility() {}

    /** In what way somebody answers. */
    public enum Part {
        /** In charge of a unit above as a whole (负总责). */
        OVERALL,
        /** In charge of the unit as a whole (分管单位). */
        UNIT,
        /** In charge of the area there or in a unit above (分管领域). */
        AREA,
        /** Holds a leading post in the unit (带队). */
        POST
    }

    /**
     * One person who answers.
     *
     * @param unit the unit of the charge or post
     * @param area the area of the charge, 0 for a whole unit
     * @param since first day of the charge or post
     */
    public record Link(Part part, long person, long unit, long area, LocalDate since) {}

    /** From the top unit down; within a unit overall or unit, area, post; then by person. Empty: nobody answers. */
    public static List<Link> chain(Standing standing, long unit, long area, LocalDate asOf) {
        var day = Days.epoch(asOf);
        var path = standing.path(unit, day);
        var links = new ArrayList<Link>();
        for (var at : path) {
            for (var charge : standing.chargesOf(at)) {
                if (Standing.isOn(charge, day) && (charge.area() == 0 || charge.area() == area)) {
                    var whole = at == unit ? Part.UNIT : Part.OVERALL;
                    var part = charge.area() == 0 ? whole : Part.AREA;
                    links.add(new Link(part, charge.person(), at, charge.area(), charge.from()));
                }
            }
        }
        for (var slot : standing.slotsIn(unit)) {
            if (slot.leading() && Standing.isOn(slot, day)) {
                links.add(new Link(Part.POST, slot.person(), unit, 0, slot.from()));
            }
        }
        links.sort(Comparator.comparingInt((Link link) -> path.indexOf(link.unit()))
                .thenComparing(Link::part)
                .thenComparingLong(Link::person));
        return links;
    }
}
