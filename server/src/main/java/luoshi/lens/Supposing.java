package luoshi.lens;

import java.time.LocalDate;
import java.util.List;
import luoshi.engine.coverage.CoverageFacts.Duty;
import luoshi.engine.coverage.WhatIf;
import luoshi.evidence.EvidenceFacts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Supposes duties that are not in force (要是…), beside the index and without a trace in it. */
@Component
public class Supposing {
    private final CoverageService coverage;
    private final EvidenceFacts evidence;

    Supposing(CoverageService coverage, EvidenceFacts evidence) {
        this.coverage = coverage;
        this.evidence = evidence;
    }

    /** As if in force for a year up to a day, whatever was done: every kind of period begins once a year or oftener. */
    public WhatIf overAYear(Duty draft, LocalDate today) {
        return WhatIf.of(coverage.facts(), draft, List.of(), firstOfAYear(today), today);
    }

    /** The first of the days of such a year. */
    public static LocalDate firstOfAYear(LocalDate today) {
        return today.minusYears(1).plusDays(1);
    }

    /** As if in force in place of all versions of the same duty, with what was done under it. */
    public WhatIf inPlace(Duty draft, LocalDate since, LocalDate today) {
        var done = GatheringFacts.convert(evidence.ofDuty(draft.duty()).stream(), Fits.of(List.of(draft)));
        return WhatIf.of(coverage.facts(), draft, done, since, today);
    }

    /** The first day on which any version of a duty is in force that the index knows; null for a new one. */
    public @Nullable LocalDate inForceSince(long duty) {
        return coverage.facts().duties().stream()
                .filter(version -> version.duty() == duty)
                .map(Duty::from)
                .min(LocalDate::compareTo)
                .map(from -> from.isBefore(coverage.firstDay()) ? coverage.firstDay() : from)
                .orElse(null);
    }

    /** The version of a duty in force on a day, or null. */
    public @Nullable Duty inForce(long duty, LocalDate day) {
        return coverage.facts().duties().stream()
                .filter(version -> version.duty() == duty
                        && !version.from().isAfter(day)
                        && version.to().isAfter(day))
                .findFirst()
                .orElse(null);
    }
}
