package luoshi.web.spi;

import java.util.List;
import luoshi.kernel.Actor;
import luoshi.web.Texts;

/** Sections of a person's page that a module draws itself, with its own template and view record. */
public interface PersonSection {
    /** Where it stands: in the main column (facts) or in the side column. */
    enum Column {
        MAIN,
        SIDE
    }

    /**
     * One section.
     *
     * @param order its place in the column, small first
     * @param anchor id of the section, by which a tab leads to it
     * @param label words on the tab
     * @param template its file below {@code src/main/jte} without the ending; it takes {@code page} and {@code t}
     * @param page the view record that the template shows
     */
    record Section(Column column, int order, String anchor, String label, String template, Object page) {}

    /** What the actor sees of the person; he may open the page. */
    List<Section> sectionsFor(Actor actor, long person, Texts t);

    /** Told that the actor is shown the page; what is to be written of it waits for {@link luoshi.web.AfterPage}. */
    default void shown(Actor actor, long person) {}
}
