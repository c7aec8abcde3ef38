package luoshi.web.spi;

import java.util.OptionalInt;
import luoshi.kernel.Actor;

/** One place in the navigation, offered by the module that owns the page. */
public interface NavigationEntry {
    /** Where it stands: the label of the group is the text {@code nav.group.<name>}. */
    enum Group {
        TOP,
        LENSES,
        WORK,
        STATION,
        END
    }

    /**
     * How it is drawn.
     *
     * @param group its group
     * @param order its place in the group
     * @param key the text {@code nav.<key>}
     * @param href where it leads, also the prefix by which the current entry is found
     * @param icon name of an icon, or a numeral 一…六 for a lens
     * @param tab whether it stands in the phone's bar of five
     */
    record Place(Group group, int order, String key, String href, String icon, boolean tab) {}

    Place place();

    /** Whether the actor finds it in the navigation. */
    default boolean visibleTo(Actor actor) {
        return true;
    }

    /** Whether the page at the path belongs to it. */
    default boolean covers(String path, Actor actor) {
        var href = place().href();
        return path.equals(href) || href.length() > 1 && path.startsWith(href + "/");
    }

    /** How many things wait there, shown behind the label; empty for none. */
    default OptionalInt waiting(Actor actor) {
        return OptionalInt.empty();
    }
}
