package luoshi.organisation;

/**
 * What a person does (岗位).
 *
 * @param leads whether its holder leads the unit (领导岗位)
 * @param retired no longer offered for new assignments
 */
public record Post(long id, String code, String name, String nameEn, boolean leads, boolean retired, int version) {
    /** Its name in the reader's language. */
    public String name(boolean english) {
        return english && !nameEn.isEmpty() ? nameEn : name;
    }
}
