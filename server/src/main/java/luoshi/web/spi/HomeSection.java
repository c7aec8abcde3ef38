package luoshi.web.spi;

import java.util.List;
import java.util.Optional;
import luoshi.kernel.Actor;
import luoshi.web.Texts;

/** A section of 今日 that a module draws itself, with its own template and view record. */
public interface HomeSection {
    /** Where it stands: across the page, in the main column (facts), or in the side column (decisions). */
    enum Column {
        WIDE,
        MAIN,
        SIDE
    }

    /**
     * One section.
     *
     * @param order its place in the column, small first
     * @param template its file below {@code src/main/jte} without the ending; it takes {@code page} and {@code t}
     * @param page the view record that the template shows
     */
    record Section(Column column, int order, String template, Object page) {}

    /** The section for the actor, or empty where it has nothing to show. */
    Optional<Section> sectionFor(Actor actor, Texts t);

    /** The same for who draws several sections from one look at the figures. */
    default List<Section> sectionsFor(Actor actor, Texts t) {
        return sectionFor(actor, t).stream().toList();
    }
}
