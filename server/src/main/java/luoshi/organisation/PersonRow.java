package luoshi.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
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
 * @param joined first day in the service; {@code from} when the row says nothing
 * @param saysJoined whether the row says it
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
        boolean saysJoined,
        LocalDate from,
        @Nullable LocalDate until) {
    /** The last day in the posts, or null. */
    @Nullable
    LocalDate lastDay() {
        return until == null ? null : until.minusDays(1);
    }

    /** The day on which the row is compared with what is stored: today, or the nearest day of which it speaks. */
    LocalDate nearest(LocalDate today) {
        var day = from.isAfter(today) ? from : today;
        if (loanUntil != null && !day.isBefore(loanUntil)) {
            day = loanUntil.minusDays(1);
        }
        return until != null && !day.isBefore(until) ? until.minusDays(1) : day;
    }

    /** What the row says in a column, as people write it; empty where the value is no help. */
    String said(String column) {
        return switch (column) {
            case "number" -> number;
            case "name" -> name;
            case "rank" -> Objects.requireNonNullElse(rank, "");
            case "unit" -> unit;
            case "home" -> home;
            case "loanUntil" -> loanUntil == null ? "" : loanUntil.minusDays(1).toString();
            case "post" -> String.join("、", posts);
            case "charge" -> String.join("、", charges);
            case "joined" -> joined.toString();
            case "from" -> from.toString();
            case "until" -> until == null ? "" : until.minusDays(1).toString();
            default -> "";
        };
    }
}
