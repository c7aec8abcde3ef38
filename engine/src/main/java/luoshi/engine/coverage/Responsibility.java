package luoshi.engine.coverage;

import java.time.LocalDate;
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
    public static List<Link> chain(CoverageFacts facts, long unit, long area, LocalDate asOf) {
        throw new IllegalStateException("not yet: " + facts.duties().size() + unit + area + asOf);
    }
}
