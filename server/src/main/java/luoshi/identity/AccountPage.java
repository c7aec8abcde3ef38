package luoshi.identity;

import java.util.List;
import luoshi.web.Field;
import luoshi.web.Mistake;

/**
 * 一个账号: what it may do and what the administrator can change.
 *
 * @param own whether it is the reader's own, which nobody changes himself
 * @param link a one-time link just issued, or empty
 * @param linkUntil until when it works
 * @param done what was just done, or empty
 */
public record AccountPage(
        long id,
        int version,
        String number,
        String name,
        String state,
        String tone,
        String icon,
        String signedIn,
        boolean own,
        boolean disabled,
        boolean locked,
        String link,
        String linkUntil,
        String done,
        Field role,
        Field unit,
        List<Mistake> mistakes) {}
