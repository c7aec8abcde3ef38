package luoshi.supervision.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import luoshi.engine.calendar.OffHours;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.organisation.Area;
import luoshi.organisation.Areas;
import luoshi.rule.ClauseLine;
import luoshi.rule.Clauses;
import luoshi.supervision.CheckWorld;
import luoshi.supervision.Finding;
import luoshi.supervision.Findings;
import luoshi.supervision.web.CheckListPage.Tag;
import luoshi.supervision.web.CheckPage.Fact;
import luoshi.supervision.web.CheckPage.Picture;
import luoshi.supervision.web.JdbcCheckRows.PhotoRow;
import luoshi.supervision.web.JdbcCheckRows.ResultRow;
import luoshi.supervision.web.JdbcCheckRows.VisitRow;
import luoshi.web.Form;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One check: who looked at whom, every clause, and what came of what was wrong. */
@Component
class CheckPages {
    private final JdbcCheckRows rows;
    private final Findings findings;
    private final FoundViews views;
    private final CheckWorld world;
    private final Clauses clauses;
    private final Areas areas;
    private final Clock clock;

    CheckPages(
            JdbcCheckRows rows,
            Findings findings,
            FoundViews views,
            CheckWorld world,
            Clauses clauses,
            Areas areas,
            Clock clock) {
        this.rows = rows;
        this.findings = findings;
        this.views = views;
        this.world = world;
        this.clauses = clauses;
        this.areas = areas;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    CheckPage page(Actor actor, Texts t, long id, Form form, String done) {
        var visit = rows.find(id).orElseThrow(() -> new Missing("check", id));
        var results = rows.results(id);
        var found = findings.ofVisit(id);
        var praises = rows.praises(id);
        var photos = rows.photos(id);
        var lines = clauses.byId(results.stream().map(ResultRow::clause).toList());
        var people = names(visit, results, found);
        var unit = world.unitNames(List.of(visit.unit(), visit.checkerUnit()));
        var area = areas.all().stream()
                .filter(one -> one.id() == visit.area())
                .map((Area one) -> one.name(t.english()))
                .collect(Collectors.joining());
        var today = LocalDate.now(clock.withZone(OffHours.CHINA));
        var mine = Stream.of(visit.checker(), visit.companion())
                .anyMatch(one -> one != null && one.equals(actor.personId()));
        var named = new Named(actor, t, people, mine);
        var pictures = pictures(t, photos, results, lines);
        return new CheckPage(
                t.get("supervision.where", unit.getOrDefault(visit.unit(), ""), area),
                t.get(
                        "supervision.one.summary",
                        t.fullDay(OffHours.dateOf(visit.at())) + " "
                                + CheckFormPages.TIME.format(visit.at().atZone(OffHours.CHINA)),
                        String.valueOf(visit.good()),
                        String.valueOf(visit.good() + visit.bad()),
                        String.valueOf(visit.none())),
                done.equals("recorded") || done.equals("corrected") || done.equals("asked") || done.equals("decided")
                        ? t.get("supervision.done." + done)
                        : "",
                CheckWords.tags(visit, t),
                facts(t, visit, people, unit),
                found.stream()
                        .map(one -> views.of(
                                actor,
                                t,
                                one,
                                named.of(one.personId()),
                                lines.get(one.clauseId()),
                                pictures.getOrDefault(resultOf(results, one), List.of()),
                                form,
                                today))
                        .toList(),
                praises.stream()
                        .map(praise -> new CheckPage.Praise(
                                CheckWords.praise(praise.kind(), t), named.of(praise.person()), praise.seen()))
                        .toList(),
                results.stream()
                        .map(result -> result(t, result, lines.get(result.clause()), named, pictures))
                        .toList(),
                form.shown(t).mistakes());
    }

    @Transactional(readOnly = true)
    byte[] photo(long id) {
        return rows.photo(id).orElseThrow(() -> new Missing("photo", id));
    }

    /** Names people, but to a guiding department that was not there only says that it was somebody. */
    private record Named(Actor actor, Texts t, Map<Long, String> people, boolean mine) {
        String of(@Nullable Long person) {
            return mine && person != null
                    ? people.getOrDefault(person, t.get("supervision.whom.somebody"))
                    : CheckLists.whom(actor, t, person, people);
        }
    }

    private Map<Long, String> names(VisitRow visit, List<ResultRow> results, List<Finding> found) {
        return world.names(Stream.of(
                        Stream.of(visit.checker(), visit.companion(), visit.lead()),
                        results.stream().map(ResultRow::person),
                        found.stream().map(Finding::personId))
                .flatMap(all -> all)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    }

    private static List<Fact> facts(Texts t, VisitRow visit, Map<Long, String> people, Map<Long, String> units) {
        var facts = new ArrayList<Fact>();
        if (visit.checker() != null) {
            facts.add(new Fact(
                    t.get("supervision.checker"),
                    people.getOrDefault(visit.checker(), "–") + " " + units.getOrDefault(visit.checkerUnit(), "")));
        }
        if (visit.companion() != null) {
            facts.add(new Fact(t.get("supervision.companion"), people.getOrDefault(visit.companion(), "–")));
        }
        if (visit.lead() != null) {
            facts.add(new Fact(t.get("supervision.lead"), people.getOrDefault(visit.lead(), "–")));
        }
        return facts;
    }

    private static long resultOf(List<ResultRow> results, Finding finding) {
        return results.stream()
                .filter(result -> result.clause() == finding.clauseId()
                        && result.outcome().equals("NOT_COMPLIANT"))
                .mapToLong(ResultRow::id)
                .findFirst()
                .orElse(-1);
    }

    private static Map<Long, List<Picture>> pictures(
            Texts t, List<PhotoRow> photos, List<ResultRow> results, Map<Long, ClauseLine> lines) {
        var titles = results.stream().collect(Collectors.toMap(ResultRow::id, result -> {
            var line = lines.get(result.clause());
            return line == null ? "" : line.title();
        }));
        return photos.stream()
                .collect(Collectors.groupingBy(
                        PhotoRow::result,
                        Collectors.mapping(
                                photo -> new Picture(
                                        "/checks/photos/" + photo.id(),
                                        t.get("supervision.photo.label", titles.getOrDefault(photo.result(), "")),
                                        String.valueOf(photo.width()),
                                        String.valueOf(photo.height())),
                                Collectors.toList())));
    }

    private static CheckPage.Result result(
            Texts t, ResultRow row, @Nullable ClauseLine line, Named named, Map<Long, List<Picture>> pictures) {
        var tag = switch (row.outcome()) {
            case "COMPLIANT" -> new Tag("good", "check", t.get("clause-answer.COMPLIANT"));
            case "NOT_COMPLIANT" -> new Tag("bad", "x", t.get("clause-answer.NOT_COMPLIANT"));
            default -> new Tag("", "circle-minus", t.get("clause-answer.NOT_APPLICABLE"));
        };
        return new CheckPage.Result(
                line == null ? "" : line.title(),
                line == null ? "" : line.sourceTitle() + " " + line.reference(),
                "/rules/clauses/" + row.clause(),
                row.outcome().equals("NOT_APPLICABLE") ? "" : named.of(row.person()),
                tag,
                row.reason(),
                row.outcome().equals("NOT_COMPLIANT") ? List.of() : pictures.getOrDefault(row.id(), List.of()));
    }
}
