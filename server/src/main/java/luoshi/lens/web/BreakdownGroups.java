package luoshi.lens.web;

import java.text.Collator;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import luoshi.engine.coverage.SubjectTally;
import luoshi.engine.coverage.Tally;
import luoshi.lens.web.Questions.Question;
import luoshi.organisation.Areas;
import luoshi.organisation.People;
import luoshi.organisation.Posts;
import luoshi.organisation.Units;
import luoshi.rule.Duties;
import luoshi.rule.DutyLine;
import luoshi.web.Texts;
import org.springframework.stereotype.Component;

/** Counts by group and gives each group its name and place: never by its figures. */
@Component
class BreakdownGroups {
    private static final int PAGE = 50;

    private final Areas areas;
    private final Posts posts;
    private final Units units;
    private final People people;
    private final Duties duties;

    BreakdownGroups(Areas areas, Posts posts, Units units, People people, Duties duties) {
        this.areas = areas;
        this.posts = posts;
        this.units = units;
        this.people = people;
        this.duties = duties;
    }

    /**
     * One group.
     *
     * @param choices the question whose rows are behind its figures; none where they cannot be asked for
     */
    record Group(String label, String href, String detail, Map<String, String> choices, Tally tally) {}

    /** The groups of a page of them, and all their counts. */
    record Groups(List<Group> groups, Tally total, int page, int last) {}

    Groups of(Grouping by, Question question, Texts t) {
        var figures = question.figures();
        return switch (by) {
            case AREAS -> whole(byArea(question, figures.byArea(), t), figures.total());
            case SOURCES ->
                whole(
                        byLine(
                                question,
                                figures.byDuty(),
                                "source",
                                DutyLine::sourceId,
                                line -> new Named(line.sourceTitle(), "/rules/sources/" + line.sourceId(), ""),
                                t),
                        figures.total());
            case CLAUSES ->
                whole(
                        byLine(
                                question,
                                figures.byDuty(),
                                "clause",
                                DutyLine::clauseId,
                                line -> new Named(
                                        line.clauseTitle(),
                                        line.href(),
                                        (t.get("rule.source.quoted", line.sourceTitle()) + " " + line.reference())
                                                .strip()),
                                t),
                        figures.total());
            case MONTHS -> whole(byMonth(question, figures.byMonth(), t), figures.total());
            case POSTS -> whole(byPost(question, figures.byPost(), t), figures.total());
            case PERSONS -> byPerson(question, figures.bySubject(), figures.total(), t);
        };
    }

    private static Groups whole(List<Group> groups, Tally total) {
        return new Groups(groups, total, 1, 1);
    }

    private List<Group> byArea(Question question, SortedMap<Long, Tally> tallies, Texts t) {
        return areas.all().stream()
                .filter(area -> tallies.containsKey(area.id()))
                .map(area -> new Group(
                        area.name(t.english()),
                        "",
                        "",
                        with(question, "area", area.id()),
                        tallies.getOrDefault(area.id(), Tally.ZERO)))
                .toList();
    }

    private record Named(String label, String href, String detail) {}

    /** By regulation or clause, in the order of their titles; duties that are not the reader's to see come last. */
    private List<Group> byLine(
            Question question,
            SortedMap<Long, Tally> tallies,
            String choice,
            Function<DutyLine, Long> key,
            Function<DutyLine, Named> name,
            Texts t) {
        var lines = duties.byId(tallies.keySet());
        var sums = new LinkedHashMap<Long, Tally>();
        var names = new LinkedHashMap<Long, Named>();
        lines.values().stream()
                .sorted(Comparator.comparing(DutyLine::sourceTitle)
                        .thenComparing(DutyLine::sourceId)
                        .thenComparing(DutyLine::clauseId)
                        .thenComparing(DutyLine::id))
                .forEach(line -> {
                    names.putIfAbsent(key.apply(line), name.apply(line));
                    sums.merge(key.apply(line), tallies.getOrDefault(line.id(), Tally.ZERO), Tally::plus);
                });
        var groups = new ArrayList<Group>();
        names.forEach((id, named) -> groups.add(new Group(
                named.label(),
                named.href(),
                named.detail(),
                with(question, choice, id),
                sums.getOrDefault(id, Tally.ZERO))));
        tallies.entrySet().stream()
                .filter(entry -> !lines.containsKey(entry.getKey()))
                .map(Map.Entry::getValue)
                .reduce(Tally::plus)
                .ifPresent(rest -> groups.add(new Group(t.get("coverage.duty.unnamed"), "", "", Map.of(), rest)));
        return groups;
    }

    private static List<Group> byMonth(Question question, SortedMap<YearMonth, Tally> tallies, Texts t) {
        var range = question.range();
        return Stream.iterate(range.from(), month -> !month.isAfter(range.until()), month -> month.plusMonths(1))
                .map(month -> new Group(
                        t.fullMonth(month), "", "", month(question, month), tallies.getOrDefault(month, Tally.ZERO)))
                .toList();
    }

    private static Map<String, String> month(Question question, YearMonth month) {
        var choices = new LinkedHashMap<>(question.choices());
        choices.keySet().removeAll(List.of("from", "until"));
        choices.put("month", month.toString());
        return choices;
    }

    private List<Group> byPost(Question question, SortedMap<Long, Tally> tallies, Texts t) {
        var known = new TreeMap<>(tallies);
        var groups = new ArrayList<Group>();
        for (var post : posts.all()) {
            var tally = known.remove(post.id());
            if (tally != null) {
                groups.add(new Group(post.name(t.english()), "", "", with(question, "post", post.id()), tally));
            }
        }
        known.forEach((post, tally) ->
                groups.add(new Group(t.get("breakdown.post.none"), "", "", with(question, "post", post), tally)));
        return groups;
    }

    private Groups byPerson(Question question, List<SubjectTally> subjects, Tally total, Texts t) {
        var byUnit = new LinkedHashMap<Long, List<SubjectTally>>();
        subjects.stream()
                .filter(subject -> subject.kind() == SubjectKind.PERSON)
                .forEach(subject -> byUnit.computeIfAbsent(subject.unit(), any -> new ArrayList<>())
                        .add(subject));
        var all = byUnit.values().stream().mapToInt(List::size).sum();
        var last = Math.max(1, (all + PAGE - 1) / PAGE);
        var page = Math.min(question.wanted().page(), last);
        var unitNames = units.names(byUnit.keySet());
        var groups = new ArrayList<Group>();
        var before = (page - 1) * PAGE;
        for (var entry : byUnit.entrySet()) {
            var here = entry.getValue();
            if (before < here.size() && groups.size() < PAGE) {
                var named = named(question, entry.getKey(), here, unitNames.getOrDefault(entry.getKey(), ""));
                groups.addAll(named.subList(before, Math.min(named.size(), before + PAGE - groups.size())));
            }
            before = Math.max(0, before - here.size());
        }
        return new Groups(groups, total, page, last);
    }

    private List<Group> named(Question question, long unit, List<SubjectTally> subjects, String unitName) {
        var names = people.names(subjects.stream().map(SubjectTally::subject).toList());
        var byName = Collator.getInstance(Locale.SIMPLIFIED_CHINESE);
        return subjects.stream()
                .sorted(Comparator.comparing((SubjectTally subject) -> !names.containsKey(subject.subject()))
                        .thenComparing(subject -> names.getOrDefault(subject.subject(), ""), byName)
                        .thenComparing(SubjectTally::subject))
                .map(subject -> {
                    var seen = names.containsKey(subject.subject());
                    var choices = new LinkedHashMap<>(with(question, "person", subject.subject()));
                    choices.put("unit", Long.toString(unit));
                    choices.put("only", "1");
                    return new Group(
                            names.getOrDefault(subject.subject(), "–"),
                            seen ? "/people/" + subject.subject() : "",
                            unitName,
                            seen ? choices : Map.of(),
                            subject.tally());
                })
                .toList();
    }

    private static Map<String, String> with(Question question, String name, long value) {
        var choices = new LinkedHashMap<>(question.choices());
        choices.put(name, Long.toString(value));
        return choices;
    }
}
