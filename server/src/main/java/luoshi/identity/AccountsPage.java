package luoshi.identity;

import java.util.List;

/**
 * 账号: who may sign in below the administrator's unit.
 *
 * @param summary how many, and what to do next
 * @param more said when not all are shown, or empty
 */
public record AccountsPage(String query, String summary, String more, List<Row> rows) {
    /** One account; {@code tone} colours its state. */
    public record Row(
            String href,
            String number,
            String name,
            String role,
            String unit,
            String state,
            String tone,
            String icon,
            String signedIn) {}
}
