package luoshi.calendar;

/**
 * Holidays, make-up days or published years changed (日历已变); published inside the transaction, so what follows it into
 * memory listens after commit.
 *
 * @param seq ledger sequence of the change
 */
public record CalendarChanged(long seq) {}
