package luoshi.roster.web;

import java.util.List;

/**
 * An officer's own month (我的班).
 *
 * @param leader who leads now, in a sentence, may be empty
 * @param notice what was just done, empty for nothing
 */
public record OwnPage(
        String title,
        String leader,
        String monthName,
        String previous,
        String next,
        String notice,
        List<MonthPage.OwnShift> shifts) {}
