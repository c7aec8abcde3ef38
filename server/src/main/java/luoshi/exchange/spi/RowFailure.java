package luoshi.exchange.spi;

import luoshi.kernel.Reason;

/**
 * What is wrong in one place of a file (哪里不对).
 *
 * @param row as the spreadsheet shows it; 0 for the file as a whole
 * @param column key of the column; empty for the row as a whole
 * @param value what stands there
 * @param reason why it cannot be taken and what to do
 */
public record RowFailure(int row, String column, String value, Reason reason) {}
