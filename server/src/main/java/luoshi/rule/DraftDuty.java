package luoshi.rule;

import luoshi.engine.coverage.CoverageFacts.Duty;

/**
 * What a draft would make people or units owe (草稿的责任).
 *
 * @param title what is to be done
 * @param duty the same for calculations; its days in force mean nothing yet
 */
public record DraftDuty(String title, DutyKind kind, Duty duty) {}
