package luoshi.organisation;

/**
 * One work area of the taxonomy (工作领域).
 *
 * @param intervalDays how many days may pass between checks
 * @param retired no longer offered for new rules and charges
 */
public record Area(
        long id,
        String code,
        String name,
        String nameEn,
        int position,
        int intervalDays,
        boolean retired,
        int version) {
    /** Its name in the reader's language. */
    public String name(boolean english) {
        return english && !nameEn.isEmpty() ? nameEn : name;
    }
}
