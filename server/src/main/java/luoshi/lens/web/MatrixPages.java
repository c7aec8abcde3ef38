package luoshi.lens.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import luoshi.engine.coverage.CoverageFacts.Charge;
import luoshi.engine.coverage.CoverageFacts.Slot;
import luoshi.engine.coverage.DeadCorners.Corner;
import luoshi.engine.coverage.Responsibility;
import luoshi.engine.coverage.Responsibility.Link;
import luoshi.lens.web.Frame.Row;
import luoshi.lens.web.Frame.Spot;
import luoshi.organisation.People;
import luoshi.supervision.VisitFacts;
import luoshi.supervision.VisitFacts.DrawnResults;
import luoshi.web.Texts;
import org.springframework.stereotype.Component;

/** Draws the matrix of units × areas in one of its four modes. */
@Component
class MatrixPages {
    /** Days over which drawn checks make a rate of compliance. */
    static final int WINDOW = 30;

    private final VisitFacts visits;
    private final People people;

    MatrixPages(VisitFacts visits, People people) {
        this.visits = visits;
        this.people = people;
    }

    CoveragePage.Matrix of(Frame frame, Set<Spot> pressed, Texts t) {
        var drawn = drawn(frame);
        var heads = heads(frame);
        var owners = owners(frame);
        var persons = new HashSet<Long>(heads.values());
        owners.values().forEach(link -> persons.add(link.person()));
        var names = frame.sight().persons() ? people.names(persons) : Map.<Long, String>of();
        var cells = new CellTexts(frame, drawn, names, owners, pressed, t);
        var rows = frame.rows().stream()
                .map(row -> new CoveragePage.Row(
                        row.own()
                                ? t.get("coverage.row.own", row.unit().name())
                                : row.unit().name(),
                        names.getOrDefault(heads.getOrDefault(row.unit().id(), 0L), ""),
                        row.leaf() || row.own()
                                ? ""
                                : "/coverage"
                                        + frame.asked()
                                                .query(
                                                        "unit",
                                                        Long.toString(row.unit().id())),
                        frame.areas().stream().map(area -> cells.of(row, area)).toList()))
                .toList();
        return new CoveragePage.Matrix(
                caption(frame, drawn, t),
                frame.areas().stream().map(area -> area.name(t.english())).toList(),
                rows,
                keys(frame, t),
                t.get(frame.rows().isEmpty() ? "coverage.empty.units" : "coverage.empty.duties"));
    }

    private List<DrawnResults> drawn(Frame frame) {
        return frame.asked().mode() == Mode.COMPLIANCE
                ? visits.drawn(frame.asOf().minusDays(WINDOW - 1), frame.asOf().plusDays(1), VisitFacts.ALL_KNOWN)
                : List.of();
    }

    private static String caption(Frame frame, List<DrawnResults> drawn, Texts t) {
        return switch (frame.asked().mode()) {
            case RATE -> {
                var total = frame.total();
                yield t.get(
                        "coverage.caption.rate",
                        t.fullMonth(frame.month()),
                        total.owed(),
                        total.met(),
                        total.late(),
                        total.weak(),
                        total.debt());
            }
            case COMPLIANCE -> {
                var seen = 0;
                var bad = 0;
                for (var results : drawn) {
                    if (frame.sight().sees(results.unitId(), results.areaId())
                            && frame.rows().stream()
                                    .anyMatch(row -> row.members().contains(results.unitId()))) {
                        seen += results.seen();
                        bad += results.notCompliant();
                    }
                }
                yield t.get("coverage.caption.compliance", WINDOW, seen, bad);
            }
            case LAST -> t.get("coverage.caption.last");
            case OWNER -> t.get("coverage.caption.owner");
        };
    }

    private static List<CoveragePage.Key> keys(Frame frame, Texts t) {
        var mode = frame.asked().mode();
        var keys = new ArrayList<CoveragePage.Key>();
        if (mode == Mode.OWNER) {
            keys.add(new CoveragePage.Key("l1", "", t.get("coverage.key.owned")));
        } else {
            var kind = mode == Mode.LAST ? "last" : "share";
            keys.add(new CoveragePage.Key("l1", mode == Mode.LAST ? "" : "97", t.get("coverage.key." + kind + ".1")));
            keys.add(new CoveragePage.Key("l2", mode == Mode.LAST ? "" : "90", t.get("coverage.key." + kind + ".2")));
            keys.add(new CoveragePage.Key("l3", "", t.get("coverage.key." + kind + ".3")));
        }
        keys.add(new CoveragePage.Key("l0", "", t.get("coverage.key.dead")));
        keys.add(new CoveragePage.Key("na", "–", t.get("coverage.key.na", frame.notApplicable())));
        return keys;
    }

    /** Who is in charge of each row's unit as a whole, else who leads it. */
    private static Map<Long, Long> heads(Frame frame) {
        var day = frame.asOf();
        var heads = new HashMap<Long, Long>();
        for (Slot slot : frame.facts().slots()) {
            if (slot.leading() && !slot.from().isAfter(day) && slot.to().isAfter(day)) {
                heads.putIfAbsent(slot.unit(), slot.person());
            }
        }
        for (Charge charge : frame.facts().charges()) {
            if (charge.area() == 0 && !charge.from().isAfter(day) && charge.to().isAfter(day)) {
                heads.putIfAbsent(charge.unit(), charge.person());
            }
        }
        return heads;
    }

    private static Map<Spot, Link> owners(Frame frame) {
        var owners = new HashMap<Spot, Link>();
        if (frame.asked().mode() != Mode.OWNER || !frame.sight().persons()) {
            return owners;
        }
        for (Row row : frame.rows()) {
            for (var area : frame.areas()) {
                for (var corner : row.leaf() ? frame.applicable(row, area.id()) : List.<Corner>of()) {
                    for (var link :
                            Responsibility.chain(frame.standing(), corner.unit(), corner.area(), frame.asOf())) {
                        if (corner.owners().contains(link.person())) {
                            owners.put(new Spot(corner.unit(), corner.area()), link);
                        }
                    }
                }
            }
        }
        return owners;
    }
}
