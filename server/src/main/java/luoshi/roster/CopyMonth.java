package luoshi.roster;

import java.time.LocalDate;

/**
 * Go on as last month (接着上月轮): everybody whose last month repeats in a turn of up to 14 days is planned on in it.
 *
 * @param month first day of the month to be filled
 */
public record CopyMonth(long unitId, LocalDate month) {}
