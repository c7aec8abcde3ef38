package luoshi.organisation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import luoshi.exchange.spi.RowImporter.Batch;
import luoshi.exchange.spi.RowImporter.Read;
import luoshi.ledger.Ledger;
import luoshi.organisation.Personnel.Line;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes the rows of a roster of people: persons, units, posts and charges, with an entry in the ledger for each. */
@Component
class PeopleWriting {
    private final Personnel personnel;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;

    PeopleWriting(Personnel personnel, Ledger ledger, ApplicationEventPublisher events) {
        this.personnel = personnel;
        this.ledger = ledger;
        this.events = events;
    }

    void write(List<Read<PersonRow>> rows, PeopleReview.Result words, Batch batch) {
        var byNumber = new LinkedHashMap<String, List<PersonRow>>();
        for (var row : rows) {
            byNumber.computeIfAbsent(row.value().number(), number -> new ArrayList<>())
                    .add(row.value());
        }
        var last = 0L;
        for (var same : byNumber.values()) {
            same.sort(Comparator.comparing(PersonRow::from));
            last = writePerson(same, words, batch);
        }
        if (last > 0) {
            events.publishEvent(new OrganisationChanged(last));
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
                writeCharge(id, unit, charge, row, words);
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

    private void writeCharge(long person, long unit, String word, PersonRow row, PeopleReview.Result words) {
        var area = words.areas().get(word);
        var station = words.units().values().stream()
                .filter(candidate -> candidate.id() == unit)
                .map(candidate -> candidate.parentId() == null || candidate.kind() != UnitKind.LEADERS
                        ? candidate.id()
                        : candidate.parentId())
                .findFirst()
                .orElse(unit);
        if (PeopleReview.OVERALL.contains(word)) {
            personnel.addCharge(person, station, null, true, row.from(), row.until());
        } else if (area != null) {
            personnel.addCharge(person, station, area.id(), false, row.from(), row.until());
        } else {
            personnel.addCharge(person, unit(words, word), null, false, row.from(), row.until());
        }
    }

    private static long unit(PeopleReview.Result words, String word) {
        return Objects.requireNonNull(words.units().get(word), word).id();
    }
}
