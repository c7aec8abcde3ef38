package luoshi.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import luoshi.exchange.spi.RowFailure;
import luoshi.exchange.spi.RowImporter.Read;
import luoshi.kernel.Actor;
import luoshi.kernel.Reason;
import luoshi.organisation.Personnel.Line;
import luoshi.organisation.Personnel.Membership;
import org.jspecify.annotations.Nullable;

/** What the rows about one person would change (一个人的变动); the past stays, and what contradicts it is refused. */
final class RosterPlan {
    private final RosterChanges use;
    private final Person person;
    private final List<Read<PersonRow>> rows;
    private final PeopleReview.Result words;
    private final Actor actor;
    private final List<Membership> memberships;
    private final List<RosterStep> steps = new ArrayList<>();
    private final List<RowFailure> failures = new ArrayList<>();
    private @Nullable Unit movedTo;

    RosterPlan(RosterChanges use, Person person, List<Read<PersonRow>> rows, PeopleReview.Result words, Actor actor) {
        this.use = use;
        this.person = person;
        this.rows = rows.stream()
                .sorted(Comparator.comparing(read -> read.value().from()))
                .toList();
        this.words = words;
        this.actor = actor;
        this.memberships = use.record().memberships(person.id());
    }

    /** In the order of their days. */
    List<RosterStep> steps() {
        return steps;
    }

    List<RowFailure> failures() {
        return failures;
    }

    /** Numbers of the rows that change nothing. */
    Set<Integer> already() {
        var already = new HashSet<Integer>();
        rows.forEach(read -> already.add(read.row()));
        steps.forEach(step -> already.remove(step.read().row()));
        failures.forEach(failure -> already.remove(failure.row()));
        return already;
    }

    RosterPlan made() {
        correct();
        for (var read : rows) {
            var row = read.value();
            var unit = unit(row.unit());
            if (superseded(row)) {
                var then = on(Line.WORKING, row.from());
                if (then == null || then.unitId() != unit.id()) {
                    rewritesHistory(read, then == null ? on(Line.WORKING, use.today()) : then);
                }
                continue;
            }
            var steady = steps.size();
            if (settle(read, unit)) {
                posts(read, unit, steps.size() > steady);
                charges(read, unit);
            }
        }
        return this;
    }

    /** Whether a later row says that he went on to another unit by now: then this one only tells the past. */
    private boolean superseded(PersonRow row) {
        return rows.stream()
                .map(Read::value)
                .anyMatch(other -> !other.unit().equals(row.unit())
                        && other.from().isAfter(row.from())
                        && !other.from().isAfter(row.nearest(use.today())));
    }

    /** What the rows say about the person himself goes once, with the first row that says it. */
    private void correct() {
        Read<PersonRow> says = null;
        for (var read : rows) {
            if (person.staff() != read.value().staff()) {
                fail(read, "number", "staff-row", person.name());
                return;
            }
            if (read.value().saysJoined()) {
                if (says != null && !says.value().joined().equals(read.value().joined())) {
                    fail(read, "joined", "joined-row", String.valueOf(says.row()));
                    return;
                }
                says = says == null ? read : says;
            }
        }
        var first = rows.getFirst();
        var rank = first.value().rank() == null ? person.rank() : first.value().rank();
        var joined = says == null ? person.joined() : says.value().joined();
        var otherRank = !Objects.equals(rank, person.rank());
        if (!otherRank && joined.equals(person.joined())) {
            return;
        }
        var carrier = otherRank || says == null ? first : says;
        var keeper = on(Line.WORKING, use.today());
        if (keeper == null && !memberships.isEmpty()) {
            keeper = memberships.getLast();
        }
        if (keeper == null || !actor.sees(keeper.unitId())) {
            fail(carrier, "number", "elsewhere-row", person.name());
        } else {
            add(use.correct(carrier, person, rank, joined, actor));
        }
    }

    /** Whether the row's unit is his, or becomes it; false when that cannot be. */
    private boolean settle(Read<PersonRow> read, Unit unit) {
        var row = read.value();
        var day = row.nearest(use.today());
        var departed = person.departed();
        if (departed != null && !day.isBefore(departed)) {
            return fail(read, "from", "departed", person.name(), departed.toString());
        }
        if (movedTo != null && movedTo.id() == unit.id()) {
            return true;
        }
        var working = on(Line.WORKING, day);
        var home = on(Line.HOME, day);
        if (working == null && home != null || working != null && !actor.sees(working.unitId())) {
            return fail(read, "unit", "elsewhere-row", person.name());
        }
        var there = working != null && working.unitId() == unit.id();
        var ordinary = working == null || working.reason() == MembershipReason.REGULAR;
        var homeUnit = row.home().isEmpty() ? unit : unit(row.home());
        if ((there || !row.home().isEmpty()) && home != null && home.unitId() != homeUnit.id()) {
            return fail(read, row.home().isEmpty() ? "unit" : "home", "home-row", use.nameOf(home));
        }
        if (there && working != null) {
            var sameLoan = row.home().isEmpty() ? ordinary : Objects.equals(working.until(), row.loanUntil());
            return sameLoan || fail(read, "loanUntil", "loan-row", lastDay(working));
        }
        if (!ordinary && home != null && home.unitId() == unit.id()) {
            return fail(read, "unit", "back-row", use.nameOf(working));
        }
        if (working == null
                ? memberships.stream().anyMatch(stay -> stay.since().isAfter(row.from()))
                : !row.from().isAfter(working.since())) {
            return rewritesHistory(read, working);
        }
        var post = row.posts().isEmpty() ? null : words.posts().get(row.posts().getFirst());
        add(use.move(read, person, unit, working, post, actor));
        movedTo = unit;
        return true;
    }

    /** @param came whether this row moved him, and its first post with him */
    private void posts(Read<PersonRow> read, Unit unit, boolean came) {
        var row = read.value();
        var day = row.nearest(use.today());
        for (var word : row.posts()
                .subList(came && !row.posts().isEmpty() ? 1 : 0, row.posts().size())) {
            var post = Objects.requireNonNull(words.posts().get(word));
            var held = use.record().assignments(person.id()).stream()
                    .filter(one -> movedTo == null && one.unitId() == unit.id())
                    .filter(one -> one.postId() == post.id() && one.on(day))
                    .findFirst();
            var working = on(Line.WORKING, day);
            var until = row.until();
            if (held.isPresent() && until != null && !until.equals(held.get().until())) {
                end(read, unit, post, held.get(), until);
            } else if (held.isEmpty()
                    && movedTo == null
                    && working != null
                    && row.from().isBefore(working.since())) {
                rewritesHistory(read, working);
            } else if (held.isEmpty()) {
                add(use.assign(read, person, unit, post, actor));
            }
        }
    }

    private void end(Read<PersonRow> read, Unit unit, Post post, Personnel.Assignment held, LocalDate until) {
        if (held.until() != null && held.until().isBefore(until)) {
            fail(
                    read,
                    "until",
                    "post-end-row",
                    post.name(),
                    held.until().minusDays(1).toString());
        } else {
            add(use.end(read, person, unit, post, held, until, actor));
        }
    }

    private void charges(Read<PersonRow> read, Unit unit) {
        var day = read.value().nearest(use.today());
        var kept = movedTo == null || movedTo.kind() == UnitKind.LEADERS;
        for (var word : read.value().charges()) {
            var charge = RosterCharge.of(word, unit.id(), words);
            if (!kept || use.record().charges(person.id()).stream().noneMatch(held -> charge.is(held, day))) {
                add(use.charge(read, person, word, charge, actor));
            }
        }
    }

    /** Notes a change; what rests on one before it can only be asked for when that one is made. */
    private void add(RosterStep step) {
        var rests = steps.stream().anyMatch(before -> before.carries(step));
        if (!rests) {
            failures.addAll(step.failures(step.asked().get().refusals()));
        }
        steps.add(step);
    }

    private boolean rewritesHistory(Read<PersonRow> read, @Nullable Membership stay) {
        var since = stay == null ? person.joined() : stay.since();
        return fail(read, "from", "history-row", since.toString(), use.nameOf(stay));
    }

    private boolean fail(Read<PersonRow> read, String column, String key, String... data) {
        var reason = Reason.of("reason.organisation." + key, (Object[]) data);
        failures.add(new RowFailure(read.row(), column, read.value().said(column), reason));
        return false;
    }

    private static String lastDay(Membership stay) {
        return stay.until() == null ? "–" : stay.until().minusDays(1).toString();
    }

    private @Nullable Membership on(Line line, LocalDate day) {
        return TransferringPeople.on(memberships, line, day).orElse(null);
    }

    private Unit unit(String word) {
        return Objects.requireNonNull(words.units().get(word), word);
    }
}
