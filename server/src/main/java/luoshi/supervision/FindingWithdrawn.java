package luoshi.supervision;

/** A finding was withdrawn with its reason (检查发现已撤销); published inside the transaction that withdraws it. */
public record FindingWithdrawn(Finding finding) {}
