package luoshi.organisation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import luoshi.exchange.spi.RowImporter.Batch;
import luoshi.exchange.spi.RowImporter.Read;
import luoshi.exchange.spi.RowsRefused;
import luoshi.ledger.Ledger;
import luoshi.organisation.Personnel.Line;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes the rows of a roster of people: persons, units, posts and charges, with an entry in the ledger for each. */
@Component
class PeopleWriting {
    private final People people;
    private final Personnel personnel;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;

    PeopleWriting(People people, Personnel personnel, Ledger ledger, ApplicationEventPublisher events) {
        this.people = people;
        this.personnel = personnel;
        this.ledger = ledger;
        this.events = events;
    }

    /**
     * Writes new people, and changes those who are there as the review found.
     *
     * @throws RowsRefused when a use case refuses a change after all
     */
    void write(List<Read<PersonRow>> rows, PeopleReview.Result words, Batch batch) {
        var byNumber = new LinkedHashMap<String, List<PersonRow>>();
        for (var row : rows) {
            if (!words.known().contains(row.value().number())) {
                byNumber.computeIfAbsent(row.value().number(), number -> new ArrayList<>())
                        .add(row.value());
            }
        }
        var last = 0L;
        for (var same : byNumber.values()) {
            same.sort(Comparator.comparing(PersonRow::from));
            last = writePerson(same, words, batch);
        }
        if (last > 0) {
            events.publishEvent(new OrganisationChanged(last));
        }
        words.steps().forEach(this::take);
    }

    private void take(RosterStep step) {
        var version = people.find(step.person().id()).orElse(step.person()).version();
        if (step.act().apply(version) instanceof Outcome.Refused(var refusals)) {
            throw new RowsRefused(step.failures(refusals));
        }
    }

    private long writePerson(List<PersonRow> rows, PeopleReview.Result words, Batch batch) {
        var first = rows.getFirst();
        var joined = rows.stream()
                .map(PersonRow::joined)
                .min(Comparator.naturalOrder())
                .orElse(first.from());
        var id = personnel.addPerson(first.number(), first.name(), first.staff(), first.rank(), joined);
        for (var stay : stays(rows)) {
            writeStay(id, stay, words);
        }
        for (var row : rows) {
            var unit = unit(words, row.unit());
            for (var post : row.posts()) {
                personnel.addAssignment(
                        id,
                        unit,
                        Objects.requireNonNull(words.posts().get(post)).id(),
                        row.from(),
                        row.until());
            }
            for (var charge : row.charges()) {
                var target = RosterCharge.of(charge, unit, words);
                personnel.addCharge(id, target.unit(), target.area(), target.overall(), row.from(), row.until());
            }
        }
        return ledger.append(new Ledger.Entry(
                "PersonImported",
                "organisation.person",
                id,
                unit(words, rows.getLast().unit()),
                id,
                Map.of(
                        "number",
                        first.number(),
                        "name",
                        first.name(),
                        "file",
                        batch.fileName(),
                        "sha256",
                        batch.sha256())));
    }

    /** Days in one unit: from its first row until a row of another unit begins. */
    private record Stay(PersonRow row, java.time.LocalDate since, java.time.@Nullable LocalDate until) {}

    private static List<Stay> stays(List<PersonRow> sorted) {
        var stays = new ArrayList<Stay>();
        for (var row : sorted) {
            if (!stays.isEmpty()) {
                var before = stays.getLast();
                if (before.row().unit().equals(row.unit())) {
                    continue;
                }
                stays.set(stays.size() - 1, new Stay(before.row(), before.since(), row.from()));
            }
            stays.add(new Stay(row, row.from(), null));
        }
        return stays;
    }

    private void writeStay(long person, Stay stay, PeopleReview.Result words) {
        var unit = unit(words, stay.row().unit());
        var loan = stay.row().loan();
        if (loan == null) {
            personnel.addMembership(person, unit, Line.HOME, MembershipReason.REGULAR, stay.since(), stay.until());
            personnel.addMembership(person, unit, Line.WORKING, MembershipReason.REGULAR, stay.since(), stay.until());
            return;
        }
        var home = unit(words, stay.row().home());
        var back = Objects.requireNonNull(stay.row().loanUntil());
        var joined = stay.row().joined();
        personnel.addMembership(person, home, Line.HOME, MembershipReason.REGULAR, joined, stay.until());
        if (joined.isBefore(stay.since())) {
            personnel.addMembership(person, home, Line.WORKING, MembershipReason.REGULAR, joined, stay.since());
        }
        personnel.addMembership(person, unit, Line.WORKING, loan, stay.since(), back);
        if (stay.until() == null || back.isBefore(stay.until())) {
            personnel.addMembership(person, home, Line.WORKING, MembershipReason.REGULAR, back, stay.until());
        }
    }

    private static long unit(PeopleReview.Result words, String word) {
        return Objects.requireNonNull(words.units().get(word), word).id();
    }
}
