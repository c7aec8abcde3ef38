package luoshi.rule;

/**
 * A clause as it is named where something is checked by it (条款一行).
 *
 * @param sourceTitle title of the regulation
 * @param reference place in the regulation, such as 第十四条
 * @param should what should be
 * @param zeroTolerance whether it forbids without exception (零容忍)
 */
public record ClauseLine(
        long id, String sourceTitle, String reference, String title, String should, boolean zeroTolerance) {}
