package luoshi.web;

import java.util.List;
import luoshi.kernel.Actor;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds every page: navigation, who is signed in, until when the figures count.
 *
 * @param actor who is signed in, or null on the sign-in page
 * @param unitName the name under the seal
 * @param roleName the actor's role in words
 * @param groups the navigation
 * @param tabs the phone's bar
 * @param now the clock, as shown
 * @param clockSet whether the clock was set by hand (demonstration)
 * @param language language tag of the page
 * @param otherLanguage where the same page stands in the other language
 * @param csrf token for forms
 */
public record Shell(
        @Nullable Actor actor,
        String unitName,
        String roleName,
        List<Group> groups,
        List<Link> tabs,
        String now,
        boolean clockSet,
        String language,
        String otherLanguage,
        String csrf) {
    /** A labelled group of links; the label is empty for the first and last. */
    public record Group(String label, boolean end, List<Link> links) {}

    /** One link of the navigation; {@code waiting} is 0 for none. */
    public record Link(String label, String href, String icon, boolean numeral, boolean current, int waiting) {}

    public String initial() {
        return actor == null || actor.name().isEmpty()
                ? ""
                : actor.name().substring(0, actor.name().offsetByCodePoints(0, 1));
    }

    public boolean signedIn() {
        return actor != null;
    }

    /** Whether there is a person behind the account, who has a page of his own. */
    public boolean hasOwnPage() {
        return actor != null && actor.personId() != null;
    }

    public String actorName() {
        return actor == null ? "" : actor.name();
    }
}
