package luoshi.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import luoshi.database.DatabaseAccess;
import luoshi.engine.coverage.CoverageFacts.Occasion;
import luoshi.engine.coverage.CoverageFacts.PublishedRoster;
import luoshi.engine.coverage.CoverageFacts.Shift;
import luoshi.support.Station;
import luoshi.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class RosterFactsIntegrationTests {
    DatabaseAccess access = TestDatabase.fresh();
    Station world = new Station(access);
    RosterFacts facts = new RosterFacts(JdbcClient.create(access.source(access.reader())));
    long zheng = world.officer("043217", "郑某", world.patrol);
    long wu = world.officer("043218", "吴某", world.patrol);

    @Test
    void readsShiftsOfPublishedMonthsOnly() {
        world.publishRoster(world.patrol, LocalDate.of(2026, 9, 1));
        var inside =
                world.shift(world.patrol, zheng, "STANDBY", "2026-09-30T20:30:00+08:00", "2026-10-01T08:30:00+08:00");
        world.shift(world.patrol, zheng, "DAY", "2026-10-02T08:30:00+08:00", "2026-10-02T20:30:00+08:00");

        assertThat(facts.publishedRosters())
                .containsExactly(
                        new PublishedRoster(world.patrol, LocalDate.of(2026, 9, 1), LocalDate.of(2026, 10, 1)));
        assertThat(facts.shifts())
                .containsExactly(new Shift(
                        inside,
                        world.patrol,
                        zheng,
                        zheng,
                        Instant.parse("2026-09-30T12:30:00Z"),
                        Instant.parse("2026-10-01T00:30:00Z"),
                        true));
    }

    @Test
    void tellsWhoWasPlannedFromWhoStood() {
        world.publishRoster(world.patrol, LocalDate.of(2026, 9, 1));
        var shift = world.shift(world.patrol, wu, "DAY", "2026-09-02T08:30:00+08:00", "2026-09-02T20:30:00+08:00");
        swap(shift, zheng, wu, zheng);
        swap(shift, wu, zheng, null);

        assertThat(facts.shifts()).singleElement().matches(read -> read.person() == wu && read.planned() == zheng);
    }

    @Test
    void readsOccasions() {
        var id = world.owner
                .sql("""
                        insert into roster.occasion (source, external_id, kind, unit_id, person_id, occurred)
                        values ('110', 'A1', 'INCIDENT', :unit, :person, '2026-09-02T01:00:00Z') returning id
                        """)
                .param("unit", world.patrol)
                .param("person", zheng)
                .query(Long.class)
                .single();

        assertThat(facts.occasions())
                .containsExactly(new Occasion(id, "INCIDENT", zheng, Instant.parse("2026-09-02T01:00:00Z")));
    }

    private void swap(long shift, long from, long to, @org.jspecify.annotations.Nullable Long approvedBy) {
        world.owner
                .sql("""
                        insert into roster.swap (shift_id, unit_id, from_person, to_person, reason, approved_by, at)
                        values (:shift, :unit, :from, :to, '家中有事', :by, '2026-09-01Z')
                        """)
                .param("shift", shift)
                .param("unit", world.patrol)
                .param("from", from)
                .param("to", to)
                .param("by", approvedBy)
                .update();
    }
}
