package luoshi.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import luoshi.database.DatabaseAccess;
import luoshi.engine.coverage.CoverageFacts.Absence;
import luoshi.engine.coverage.CoverageFacts.Charge;
import luoshi.engine.coverage.CoverageFacts.Slot;
import luoshi.engine.coverage.CoverageFacts.Staff;
import luoshi.engine.coverage.CoverageFacts.WorkingUnit;
import luoshi.support.Station;
import luoshi.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class OrganisationFactsIntegrationTests {
    static final LocalDate JOINED = LocalDate.of(2023, 1, 1);

    DatabaseAccess access = TestDatabase.fresh();
    Station world = new Station(access);
    OrganisationFacts facts = new OrganisationFacts(JdbcClient.create(access.source(access.reader())));
    long person;
    long post;

    @BeforeEach
    void hasAnOfficer() {
        person = world.officer("043217", "郑某", world.patrol);
        post = world.count(
                "insert into organisation.post (code, name, leads) values ('lead', '队长', true) returning id");
    }

    @Test
    void readsTheTree() {
        assertThat(facts.units()).hasSize(3).allMatch(unit -> unit.to().equals(LocalDate.MAX));
        assertThat(facts.placements()).hasSize(2).allMatch(placement -> placement.parent() == world.station);
        assertThat(facts.intervals()).containsExactly(java.util.Map.entry(world.area, 30));
    }

    @Test
    void givesAPersonWithoutAPostASlotOfItsOwn() {
        var slot = facts.slots().getFirst();

        assertThat(slot.id()).isNegative();
        assertThat(slot.post()).isZero();
        assertThat(slot.unit()).isEqualTo(world.patrol);
        assertThat(slot.from()).isEqualTo(JOINED);
        assertThat(slot.to()).isEqualTo(LocalDate.MAX);
    }

    @Test
    void followsTheWorkingUnitAndNotThePost() {
        var held = assign(world.patrol, "[2023-01-01,)");
        loan("2026-03-01", "2026-04-01");

        assertThat(facts.workingUnits())
                .containsExactly(
                        new WorkingUnit(person, world.patrol, JOINED, LocalDate.of(2026, 3, 1)),
                        new WorkingUnit(person, world.community, LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 1)),
                        new WorkingUnit(person, world.patrol, LocalDate.of(2026, 4, 1), LocalDate.MAX));
        assertThat(facts.slots())
                .filteredOn(slot -> slot.id() == held)
                .containsExactly(
                        slot(held, JOINED, LocalDate.of(2026, 3, 1)),
                        slot(held, LocalDate.of(2026, 4, 1), LocalDate.MAX));
        assertThat(facts.slots())
                .filteredOn(slot -> slot.id() != held)
                .singleElement()
                .matches(slot -> slot.unit() == world.community && slot.post() == 0);
    }

    @Test
    void fillsTheDaysBetweenPosts() {
        assign(world.patrol, "[2023-01-01,2026-05-01)");
        assign(world.patrol, "[2026-06-01,)");

        assertThat(facts.slots())
                .filteredOn(slot -> slot.post() == 0)
                .singleElement()
                .matches(slot -> slot.from().equals(LocalDate.of(2026, 5, 1))
                        && slot.to().equals(LocalDate.of(2026, 6, 1)));
    }

    @Test
    void endsEverythingWithTheServiceOfAPerson() {
        assign(world.patrol, "[2023-01-01,)");
        charge();
        world.depart(person, LocalDate.of(2026, 7, 1));

        assertThat(facts.slots())
                .singleElement()
                .isEqualTo(slot(facts.slots().getFirst().id(), JOINED, LocalDate.of(2026, 7, 1)));
        assertThat(facts.workingUnits())
                .singleElement()
                .matches(working -> working.to().equals(LocalDate.of(2026, 7, 1)));
        assertThat(facts.charges())
                .containsExactly(
                        new Charge(person, world.patrol, 0, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 7, 1)));
    }

    @Test
    void readsAbsences() {
        world.owner
                .sql(
                        "insert into organisation.absence (person_id, validity, approved_on) values (:person, '[2026-02-01,2026-02-11)', '2026-01-30')")
                .param("person", person)
                .update();

        assertThat(facts.absences())
                .containsExactly(new Absence(person, LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 11)));
    }

    private Slot slot(long id, LocalDate from, LocalDate to) {
        return new Slot(id, person, world.patrol, post, Staff.OFFICER, true, from, to);
    }

    private long assign(long unit, String validity) {
        return world.owner
                .sql(
                        "insert into organisation.assignment (person_id, unit_id, post_id, validity) values (:person, :unit, :post, cast(:validity as daterange)) returning id")
                .param("person", person)
                .param("unit", unit)
                .param("post", post)
                .param("validity", validity)
                .query(Long.class)
                .single();
    }

    private void charge() {
        world.owner
                .sql(
                        "insert into organisation.charge (person_id, unit_id, validity) values (:person, :unit, '[2026-01-01,)')")
                .param("person", person)
                .param("unit", world.patrol)
                .update();
    }

    private void loan(String from, String to) {
        world.owner
                .sql(
                        "update organisation.membership set validity = daterange(null, cast(:from as date)) * validity where person_id = :person and line = 'WORKING'")
                .param("from", from)
                .param("person", person)
                .update();
        working(world.community, "LOAN", "[" + from + "," + to + ")");
        working(world.patrol, "REGULAR", "[" + to + ",)");
    }

    private void working(long unit, String reason, String validity) {
        world.owner
                .sql(
                        "insert into organisation.membership (person_id, unit_id, line, reason, validity) values (:person, :unit, 'WORKING', :reason, cast(:validity as daterange))")
                .param("person", person)
                .param("unit", unit)
                .param("reason", reason)
                .param("validity", validity)
                .update();
    }
}
