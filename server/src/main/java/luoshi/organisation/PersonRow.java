package luoshi.organisation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a roster of people (名册的一行).
 *
 * @param unit code or name of the working unit
 * @param home code or name of the home unit, empty when it is the working unit
 * @param loan why the working unit is another, when it is
 * @param loanUntil first day back
 * @param posts names or codes of the posts held
 * @param charges names or codes of areas or units, or 全面
 * @param from first day in unit and posts
 * @param until first day no longer in the posts, or null
 */
record PersonRow(
        String number,
        String name,
        StaffKind staff,
        @Nullable String rank,
        String unit,
        String home,
        @Nullable MembershipReason loan,
        @Nullable LocalDate loanUntil,
        List<String> posts,
        List<String> charges,
        LocalDate joined,
        LocalDate from,
        @Nullable LocalDate until) {}
