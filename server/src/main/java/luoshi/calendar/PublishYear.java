package luoshi.calendar;

/**
 * Says that the arrangement of a year is published (公布), or takes that back.
 *
 * @param published false to make the year unknown again; its days stay as a draft
 * @param version the version shown, or {@link NameDay#NEW} for a year nobody touched
 */
public record PublishYear(int year, boolean published, int version) {}
