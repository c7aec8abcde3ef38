package luoshi.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import luoshi.exchange.spi.Review;
import luoshi.exchange.spi.RowChange;
import luoshi.exchange.spi.RowFailure;
import luoshi.exchange.spi.RowImporter.Read;
import luoshi.kernel.Actor;
import luoshi.kernel.Reason;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks at the rows of a roster of people together, and at who is in the system already. */
@Component
class PeopleReview {
    /** Stands in the column of charges for the first in command. */
    static final Set<String> OVERALL = Set.of("全面", "负总责", "全面工作", "overall");

    private final Units units;
    private final People people;
    private final Posts posts;
    private final Areas areas;
    private final RosterChanges changes;
    private final JdbcClient reader;
    private final Clock clock;

    PeopleReview(
            Units units,
            People people,
            Posts posts,
            Areas areas,
            RosterChanges changes,
            @Qualifier("readerJdbcClient") JdbcClient reader,
            Clock clock) {
        this.units = units;
        this.people = people;
        this.posts = posts;
        this.areas = areas;
        this.changes = changes;
        this.reader = reader;
        this.clock = clock;
    }

    /** The review, what the words in the rows stand for, who is there already and what would change about them. */
    record Result(
            Review review,
            Map<String, Unit> units,
            Map<String, Post> posts,
            Map<String, Area> areas,
            Set<String> known,
            List<RosterStep> steps) {}

    Result of(List<Read<PersonRow>> rows, Actor actor) {
        return new Work(rows, actor).result();
    }

    private final class Work {
        private final List<Read<PersonRow>> rows;
        private final Actor actor;
        private final List<RosterStep> steps = new ArrayList<>();
        private final LocalDate today = LocalDate.now(clock);
        private final List<RowFailure> failures = new ArrayList<>();
        private final Set<Integer> already = new HashSet<>();
        private final Map<String, List<Unit>> unitsByWord = new HashMap<>();
        private final Map<String, Post> postsByWord = new HashMap<>();
        private final Map<String, Area> areasByWord = new HashMap<>();
        private final Map<String, Person> known;
        private final Set<String> takenElsewhere;

        Work(List<Read<PersonRow>> rows, Actor actor) {
            this.rows = rows;
            this.actor = actor;
            for (var unit : units.tree(today)) {
                if (actor.sees(unit.id())) {
                    unitsByWord
                            .computeIfAbsent(unit.name(), name -> new ArrayList<>())
                            .add(unit);
                    unitsByWord
                            .computeIfAbsent(unit.code(), code -> new ArrayList<>())
                            .add(unit);
                }
            }
            for (var post : posts.all()) {
                for (var word : List.of(post.code(), post.name(), post.nameEn())) {
                    postsByWord.putIfAbsent(word, post);
                }
            }
            for (var area : areas.all()) {
                for (var word : List.of(area.code(), area.name(), area.nameEn())) {
                    areasByWord.putIfAbsent(word, area);
                }
            }
            var numbers = rows.stream().map(row -> row.value().number()).collect(Collectors.toSet());
            this.known = people.byNumbers(numbers);
            this.takenElsewhere = new HashSet<>();
            if (!numbers.isEmpty()) {
                reader.sql("select number from organisation.person where number in (:numbers)")
                        .param("numbers", numbers)
                        .query(row -> {
                            takenElsewhere.add(row.getString("number"));
                        });
            }
        }

        Result result() {
            var byNumber = new LinkedHashMap<String, List<Read<PersonRow>>>();
            for (var row : rows) {
                byNumber.computeIfAbsent(row.value().number(), number -> new ArrayList<>())
                        .add(row);
                checkWords(row);
            }
            var single = new HashMap<String, Unit>();
            unitsByWord.forEach((word, found) -> single.put(word, found.getFirst()));
            var words = new Result(Review.CLEAN, single, postsByWord, areasByWord, known.keySet(), List.of());
            byNumber.forEach((number, same) -> checkPerson(number, same, words));
            var told = steps.stream()
                    .map(RosterStep::told)
                    .sorted(Comparator.comparingInt(RowChange::row))
                    .toList();
            return new Result(
                    new Review(failures, already, told), single, postsByWord, areasByWord, known.keySet(), steps);
        }

        private void checkWords(Read<PersonRow> row) {
            checkUnit(row, "unit", row.value().unit());
            if (!row.value().home().isEmpty()) {
                checkUnit(row, "home", row.value().home());
            }
            var leads = false;
            for (var word : row.value().posts()) {
                var post = postsByWord.get(word);
                if (post == null) {
                    fail(
                            row,
                            "post",
                            word,
                            Reason.of(
                                    "reason.organisation.no-post",
                                    someOf(postsByWord.values().stream()
                                            .map(Post::name)
                                            .toList())));
                } else {
                    leads |= post.leads();
                }
            }
            for (var word : row.value().charges()) {
                if (!leads) {
                    fail(row, "charge", word, Reason.of("reason.organisation.charge-without-lead"));
                } else if (!OVERALL.contains(word)
                        && !areasByWord.containsKey(word)
                        && !unitsByWord.containsKey(word)) {
                    fail(row, "charge", word, Reason.of("reason.organisation.no-charge"));
                }
            }
        }

        private void checkUnit(Read<PersonRow> row, String column, String word) {
            var found = unitsByWord.getOrDefault(word, List.of());
            if (found.isEmpty()) {
                fail(row, column, word, Reason.of("reason.organisation.no-unit"));
            } else if (found.size() > 1) {
                fail(
                        row,
                        column,
                        word,
                        Reason.of(
                                "reason.organisation.unit-twice",
                                found.stream().map(Unit::code).collect(Collectors.joining("、"))));
            } else if (!found.getFirst().from().isBefore(row.value().from().plusDays(1))) {
                fail(
                        row,
                        column,
                        word,
                        Reason.of(
                                "reason.organisation.unit-not-yet",
                                found.getFirst().from().toString()));
            }
        }

        private void checkPerson(String number, List<Read<PersonRow>> same, Result words) {
            for (var index = 1; index < same.size(); index++) {
                var row = same.get(index);
                for (var before : same.subList(0, index)) {
                    if (!checkAgainst(before, row)) {
                        break;
                    }
                }
            }
            checkKnown(number, same, words);
        }

        private void checkKnown(String number, List<Read<PersonRow>> same, Result words) {
            var person = known.get(number);
            if (person == null) {
                if (takenElsewhere.contains(number)) {
                    same.forEach(row -> fail(row, "number", number, Reason.of("reason.organisation.number-elsewhere")));
                }
                return;
            }
            var sound = true;
            for (var row : same) {
                if (!person.name().equals(row.value().name())) {
                    sound = fail(row, "number", number, Reason.of("reason.organisation.number-taken", person.name()));
                }
                sound &= failures.stream().noneMatch(failure -> failure.row() == row.row());
            }
            if (sound) {
                var plan = changes.of(person, same, words, actor);
                failures.addAll(plan.failures());
                already.addAll(plan.already());
                steps.addAll(plan.steps());
            }
        }

        /** Compares two rows of one number; false when nothing more is worth saying about the second. */
        private boolean checkAgainst(Read<PersonRow> before, Read<PersonRow> row) {
            var one = before.value();
            var other = row.value();
            var line = String.valueOf(before.row());
            if (!one.name().equals(other.name())) {
                return fail(row, "number", other.number(), Reason.of("reason.organisation.number-twice", line));
            }
            if (!Objects.equals(one.rank(), other.rank()) || one.staff() != other.staff()) {
                return fail(
                        row,
                        "rank",
                        Objects.requireNonNullElse(other.rank(), ""),
                        Reason.of("reason.organisation.rows-differ", line));
            }
            var overlap = (one.until() == null || other.from().isBefore(one.until()))
                    && (other.until() == null || one.from().isBefore(other.until()));
            if (overlap && !one.unit().equals(other.unit())) {
                return fail(row, "unit", other.unit(), Reason.of("reason.organisation.two-working-units-row", line));
            }
            if (overlap && (other.posts().isEmpty() || other.posts().stream().anyMatch(one.posts()::contains))) {
                return fail(
                        row,
                        "post",
                        String.join("、", other.posts()),
                        Reason.of("reason.organisation.overlap-row", line));
            }
            return true;
        }

        private boolean fail(Read<PersonRow> row, String column, String value, Reason reason) {
            failures.add(new RowFailure(row.row(), column, value, reason));
            return false;
        }

        private static String someOf(List<String> words) {
            return words.stream().distinct().sorted().limit(12).collect(Collectors.joining("、"));
        }
    }
}
