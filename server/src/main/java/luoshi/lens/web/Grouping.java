package luoshi.lens.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** By what figures are told apart (按什么分). */
enum Grouping {
    /** 按工作 */
    AREAS,
    /** 按制度 */
    SOURCES,
    /** 按条款 */
    CLAUSES,
    /** 按月，走势 */
    MONTHS,
    /** 按岗位 */
    POSTS,
    /** 按人，单位编制序，再按姓名 */
    PERSONS;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether only what persons owe is counted, and shown only to who may see what each of them owes. */
    boolean ofPersons() {
        return this == POSTS || this == PERSONS;
    }

    /** The usual number of months. */
    int months() {
        return this == MONTHS ? 12 : 1;
    }

    static Optional<Grouping> of(String text) {
        return Arrays.stream(values()).filter(one -> one.key().equals(text)).findFirst();
    }
}
