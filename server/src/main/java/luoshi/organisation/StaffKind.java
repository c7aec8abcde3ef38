package luoshi.organisation;

/** Officer or auxiliary (人员类别); its text is {@code staff.<name>}. */
public enum StaffKind {
    /** 民警：警号 6 位数字，有警衔 */
    OFFICER("\\d{6}"),
    /** 辅警：F 加 5 位数字，没有警衔 */
    AUXILIARY("F\\d{5}");

    private final String format;

    StaffKind(String format) {
        this.format = format;
    }

    /** Whether a number has the form of this kind. */
    public boolean numbers(String number) {
        return number.matches(format);
    }
}
