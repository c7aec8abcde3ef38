package luoshi.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import luoshi.exchange.spi.RowImporter.Read;
import luoshi.kernel.Actor;
import luoshi.organisation.AssigningPosts.AssignPost;
import luoshi.organisation.AssigningPosts.EndAssignment;
import luoshi.organisation.ChargingLeaders.GiveCharge;
import luoshi.organisation.KeepingPeople.CorrectPerson;
import luoshi.organisation.Personnel.Membership;
import luoshi.organisation.TransferringPeople.TransferPerson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Changes people who are there already as a roster says (名册里的变动): each change is asked of the use case that the pages
 * use, and carried out by it when the file is stored.
 */
@Component
class RosterChanges {
    private final Personnel personnel;
    private final Units units;
    private final KeepingPeople keeping;
    private final TransferringPeople transferring;
    private final AssigningPosts assigning;
    private final ChargingLeaders charging;
    private final Clock clock;

    RosterChanges(
            Personnel personnel,
            Units units,
            KeepingPeople keeping,
            TransferringPeople transferring,
            AssigningPosts assigning,
            ChargingLeaders charging,
            Clock clock) {
        this.personnel = personnel;
        this.units = units;
        this.keeping = keeping;
        this.transferring = transferring;
        this.assigning = assigning;
        this.charging = charging;
        this.clock = clock;
    }

    /** What the rows about one person would change, what they leave as it is, and what cannot be; writes nothing. */
    RosterPlan of(Person person, List<Read<PersonRow>> rows, PeopleReview.Result words, Actor actor) {
        return new RosterPlan(this, person, rows, words, actor).made();
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    Personnel record() {
        return personnel;
    }

    String nameOf(@Nullable Membership stay) {
        return stay == null ? "–" : units.nameOf(stay.unitId());
    }

    RosterStep correct(Read<PersonRow> read, Person person, @Nullable String rank, LocalDate joined, Actor actor) {
        var sameRank = Objects.equals(rank, person.rank());
        var key = sameRank ? "joined" : joined.equals(person.joined()) ? "rank" : "both";
        IntFunction<CorrectPerson> command =
                version -> new CorrectPerson(person.id(), version, person.number(), person.name(), rank, joined);
        return new RosterStep(
                read,
                person,
                key,
                List.of(
                        Objects.requireNonNullElse(person.rank(), "–"),
                        Objects.requireNonNullElse(rank, "–"),
                        person.joined().toString(),
                        joined.toString()),
                version -> keeping.handle(command.apply(version), actor),
                () -> keeping.against(command.apply(person.version()), actor));
    }

    /** A transfer, or a loan when the row says until when; with the first post there. */
    RosterStep move(
            Read<PersonRow> read,
            Person person,
            Unit unit,
            @Nullable Membership from,
            @Nullable Post post,
            Actor actor) {
        var row = read.value();
        var reason = row.loan() == null ? MembershipReason.REGULAR : row.loan();
        var back = row.loanUntil() == null ? null : row.loanUntil().minusDays(1);
        IntFunction<TransferPerson> command = version -> new TransferPerson(
                person.id(), version, unit.id(), reason, row.from(), back, post == null ? null : post.id());
        return new RosterStep(
                read,
                person,
                (back == null ? "transfer" : "lend") + (post == null ? "" : "-post"),
                List.of(
                        row.from().toString(),
                        nameOf(from),
                        unit.name(),
                        post == null ? "" : post.name(),
                        String.valueOf(back)),
                version -> transferring.handle(command.apply(version), actor),
                () -> transferring.against(command.apply(person.version()), actor));
    }

    RosterStep assign(Read<PersonRow> read, Person person, Unit unit, Post post, Actor actor) {
        var row = read.value();
        var last = row.lastDay();
        IntFunction<AssignPost> command =
                version -> new AssignPost(person.id(), version, unit.id(), post.id(), row.from(), last);
        return new RosterStep(
                read,
                person,
                last == null ? "post" : "post-until",
                List.of(row.from().toString(), unit.name(), post.name(), String.valueOf(last)),
                version -> assigning.handle(command.apply(version), actor),
                () -> assigning.against(command.apply(person.version()), actor));
    }

    RosterStep end(
            Read<PersonRow> read,
            Person person,
            Unit unit,
            Post post,
            Personnel.Assignment held,
            LocalDate on,
            Actor actor) {
        IntFunction<EndAssignment> command = version -> new EndAssignment(person.id(), version, held.id(), on);
        return new RosterStep(
                read,
                person,
                "post-end",
                List.of(on.toString(), unit.name(), post.name()),
                version -> assigning.handle(command.apply(version), actor),
                () -> assigning.against(command.apply(person.version()), actor));
    }

    RosterStep charge(Read<PersonRow> read, Person person, String word, RosterCharge charge, Actor actor) {
        var row = read.value();
        IntFunction<GiveCharge> command = version -> new GiveCharge(
                person.id(), version, charge.unit(), charge.area(), charge.overall(), row.from(), row.lastDay());
        return new RosterStep(
                read,
                person,
                "charge",
                List.of(row.from().toString(), word),
                version -> charging.handle(command.apply(version), actor),
                () -> charging.against(command.apply(person.version()), actor));
    }
}
