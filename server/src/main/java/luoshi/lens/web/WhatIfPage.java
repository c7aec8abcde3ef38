package luoshi.lens.web;

import java.util.List;
import luoshi.web.Field;
import luoshi.web.Mistake;

/**
 * 要是这样发布: whom the duties of a draft would bind, what they would cost, what today's debts would be.
 *
 * @param caption over which days it is counted
 * @param known as of when, as known at which entry
 */
public record WhatIfPage(
        List<Mistake> mistakes,
        String title,
        String caption,
        String path,
        CoveragePage.Action back,
        List<Duty> duties,
        String provisional,
        String known) {
    /**
     * One duty.
     *
     * @param rows what it would be, beside what it is now
     * @param revised whether there is a now
     * @param units who would be bound, by unit
     */
    public record Duty(
            String anchor,
            String title,
            String kind,
            String text,
            Field cadence,
            Field count,
            boolean revised,
            List<Row> rows,
            List<Unit> units,
            String none) {}

    /** One figure: what it would be and what it is. */
    public record Row(String label, String would, String now) {}

    /** How many a unit has. */
    public record Unit(String name, String bound) {}
}
