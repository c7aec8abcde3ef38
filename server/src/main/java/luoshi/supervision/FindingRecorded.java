package luoshi.supervision;

/** A finding was recorded (检查发现已记); published inside the transaction that records it. */
public record FindingRecorded(Finding finding) {}
