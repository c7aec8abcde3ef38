package luoshi.engine.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import luoshi.engine.coverage.CoverageFacts.Duty;
import luoshi.engine.coverage.CoverageFacts.Exclusion;
import luoshi.engine.coverage.CoverageFacts.Exemption;

/** What makes a duty: its versions in order, exemptions and 不适用 that touch it. */
record DutyFacts(List<Duty> versions, List<Exemption> exemptions, List<Exclusion> exclusions) {
    private static final DutyFacts NONE = new DutyFacts(List.of(), List.of(), List.of());
    private static final Comparator<Duty> IN_ORDER =
            Comparator.comparing(Duty::from).thenComparingLong(Duty::version);

    /** Whether both bind by the same versions: they may differ in exemptions and 不适用. */
    boolean sameVersions(DutyFacts other) {
        return versions.equals(other.versions);
    }

    /** Facts of all duties after a change; of a duty that nothing changed for the same object. */
    static TreeMap<Long, DutyFacts> with(
            TreeMap<Long, DutyFacts> before,
            CoverageChange change,
            List<Exemption> exemptions,
            List<Exclusion> exclusions) {
        var touched = touched(before, change);
        if (touched.isEmpty()) {
            return before;
        }
        var gone = byDuty(change.gone().duties());
        var come = byDuty(change.come().duties());
        var exempt = new HashMap<Long, List<Exemption>>();
        for (var exemption : exemptions) {
            exempt.computeIfAbsent(exemption.duty(), key -> new ArrayList<>()).add(exemption);
        }
        var after = new TreeMap<>(before);
        for (var duty : touched) {
            var old = before.getOrDefault(duty, NONE);
            var versions = new ArrayList<>(old.versions);
            gone.getOrDefault(duty, List.of()).forEach(versions::remove);
            versions.addAll(come.getOrDefault(duty, List.of()));
            versions.sort(IN_ORDER);
            var next = new DutyFacts(
                    List.copyOf(versions),
                    exempt.getOrDefault(duty, List.of()),
                    exclusions.stream()
                            .filter(exclusion -> touches(exclusion, duty, versions))
                            .toList());
            if (versions.isEmpty()) {
                after.remove(duty);
            } else if (!next.equals(old)) {
                after.put(duty, next);
            }
        }
        return after;
    }

    private static TreeSet<Long> touched(TreeMap<Long, DutyFacts> before, CoverageChange change) {
        var touched = new TreeSet<Long>();
        for (var facts : List.of(change.gone(), change.come())) {
            facts.duties().forEach(duty -> touched.add(duty.duty()));
            facts.exemptions().forEach(exemption -> touched.add(exemption.duty()));
            for (var exclusion : facts.exclusions()) {
                before.forEach((duty, known) -> {
                    if (touches(exclusion, duty, known.versions)) {
                        touched.add(duty);
                    }
                });
            }
        }
        return touched;
    }

    private static boolean touches(Exclusion exclusion, long duty, List<Duty> versions) {
        return (exclusion.duty() == 0 || exclusion.duty() == duty)
                && (exclusion.area() == 0 || versions.stream().anyMatch(version -> version.area() == exclusion.area()));
    }

    private static Map<Long, List<Duty>> byDuty(List<Duty> duties) {
        var byDuty = new HashMap<Long, List<Duty>>();
        duties.forEach(version ->
                byDuty.computeIfAbsent(version.duty(), key -> new ArrayList<>()).add(version));
        return byDuty;
    }
}
