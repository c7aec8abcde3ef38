package luoshi.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import luoshi.exchange.spi.Parsed;
import luoshi.exchange.spi.Review;
import luoshi.exchange.spi.Row;
import luoshi.exchange.spi.RowFailure;
import luoshi.exchange.spi.RowImporter;
import luoshi.kernel.Actor;
import luoshi.organisation.Units;
import luoshi.support.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists of shifts, month sheets and occasions: every row that is wrong by row and column, all or nothing. */
@ServerTest
class ImportersIntegrationTests {
    @Autowired
    ApplicationContext context;

    RosterWorld world;
    ShiftImporter shifts;
    GridImporter grid;
    OccasionImporter occasions;

    @BeforeEach
    void hasAStation() {
        world = new RosterWorld(context);
        var clock = Clock.fixed(RosterWorld.NOW, ShiftHours.CHINA);
        var people = context.getBean(ImportPeople.class);
        var journal = context.getBean(RosterJournal.class);
        var review = new ShiftReview(
                context.getBean(Shifts.class),
                context.getBean(Months.class),
                journal,
                context.getBean("readerJdbcClient", JdbcClient.class),
                clock);
        shifts = new ShiftImporter(people, review, context.getBean(Units.class));
        grid = new GridImporter(people, review);
        occasions = new OccasionImporter(people, context.getBean(JdbcClient.class), journal, clock);
    }

    @Test
    void readsAListOfShifts() {
        var rows = List.of(
                shift(2, 11, "2027-03-01", "夜"),
                shift(3, 11, "2027-03-02", "24"),
                shift(4, 12, "2027-02-28", "N", "from", "20:00", "to", "08:00"));

        assertThat(run(shifts, rows, "班次.xlsx")).isEmpty();
        assertThat(world.station.count("select count(*) from roster.shift where unit_id = " + world.station.patrol))
                .as("night of 1 March ends when the 24 hours of 2 March begin")
                .isEqualTo(3);
        assertThat(run(shifts, rows, "班次.xlsx")).as("once more: all are there").isEmpty();
        assertThat(world.station.count("select count(*) from roster.shift where unit_id = " + world.station.patrol))
                .isEqualTo(3);
    }

    @Test
    void namesEveryBadRowOfAListByRowAndColumn() {
        world.station.depart(world.xu, LocalDate.of(2027, 3, 1));
        var other = new RosterWorld(context);
        var rows = List.of(
                shift(2, 11, "2027-02-30", "夜"),
                shift(3, 11, "2027-03-02", "午"),
                shift(4, 21, "2027-03-02", "白"),
                new Row(5, Map.of("number", other.number(11), "day", "2027-03-02", "kind", "白")),
                shift(6, 11, "2027-03-03", "白", "unit", "社区警务队"),
                shift(7, 12, "2027-03-03", "白", "name", "何晓东"),
                shift(8, 12, "2027-03-04", "24"),
                shift(9, 12, "2027-03-04", "夜"),
                shift(10, 13, "2027-03-04", "带"),
                shift(11, 11, "2027-03-05", "白", "from", "25:00"));

        assertThat(run(shifts, rows, "班次.xlsx"))
                .containsExactly(
                        "2 day reason.exchange.no-such-day",
                        "3 kind reason.roster.import-kind",
                        "11 from reason.roster.field-time",
                        "5 number reason.roster.import-unknown",
                        "6 unit reason.roster.import-unit",
                        "7 name reason.roster.import-name",
                        "4 number reason.roster.left",
                        "9 day reason.roster.import-twice",
                        "10 number reason.roster.auxiliary-leads");
        assertThat(world.station.count("select count(*) from roster.shift where unit_id = " + world.station.patrol))
                .isZero();
    }

    @Test
    void readsAMonthSheetWithTheMonthInTheNameOfTheFile() {
        var rows = List.of(
                person(3, 11, "何晓东", Map.of("d1", "白", "d2", "夜", "d3", "休", "d5", "白/夜")),
                person(4, 12, "郑宇航", Map.of("d1", "备", "d28", "带")));

        assertThat(run(grid, rows, "巡逻防控队值班表2027年2月.xlsx")).isEmpty();
        assertThat(world.station
                        .owner
                        .sql("""
                                select string_agg(to_char(starts at time zone 'Asia/Shanghai', 'MMDD') || left(kind, 1), ' ' order by starts)
                                from roster.shift where person_id = :he
                                """)
                        .param("he", world.he)
                        .query(String.class)
                        .single())
                .isEqualTo("0201D 0202N 0205D 0205N");
    }

    @Test
    void namesEveryBadCellOfAMonthSheet() {
        var twin = world.station.officer(world.number(18), "何晓东", world.station.community);
        assertThat(twin).isPositive();
        var rows = List.of(
                person(3, 0, "何晓东", Map.of("d1", "白")),
                person(4, 0, "查无此人", Map.of("d1", "白")),
                person(5, 12, "郑宇航", Map.of("d29", "白", "d1", "夜", "d2", "24", "d3", "?")),
                person(6, 11, "郑宇航", Map.of("d1", "白")),
                person(7, 12, "郑宇航", Map.of("d29", "白", "d1", "24")));

        assertThat(run(grid, rows, "2027-02.xlsx"))
                .containsExactly(
                        "5 d3 reason.roster.import-kind",
                        "3 name reason.roster.import-several",
                        "4 name reason.roster.import-unknown",
                        "6 name reason.roster.import-name",
                        "7 d29 reason.roster.import-no-day");
        assertThat(run(grid, List.of(person(3, 12, "郑宇航", Map.of("d1", "白"))), "值班表.xlsx"))
                .containsExactly("3 month reason.roster.import-month");
        assertThat(run(grid, List.of(person(3, 12, "郑宇航", Map.of("d29", "白"))), "2028-02.xlsx"))
                .as("29 February 2028 exists, and is too far away")
                .containsExactly("3 d29 reason.roster.too-far");
    }

    @Test
    void takesNoSheetForAPublishedMonth() {
        world.station.publishRoster(world.station.patrol, LocalDate.of(2027, 2, 1));

        assertThat(run(grid, List.of(person(3, 12, "郑宇航", Map.of("d1", "白"))), "2027-02.xlsx"))
                .containsExactly("3 d1 reason.roster.import-published");
    }

    @Test
    void readsOccasionsOnceAndRefusesTheFutureAndDoubles() {
        var id = world.station.mark;
        var good =
                List.of(occasion(2, id + "-1", 11, "2026-09-30 21:40"), occasion(3, id + "-1", 12, "2026-09-30 21:40"));

        assertThat(run(occasions, good, "逢事.xlsx")).isEmpty();
        assertThat(run(occasions, good, "逢事.xlsx")).isEmpty();
        assertThat(world.station.count("select count(*) from roster.occasion where unit_id = " + world.station.patrol))
                .isEqualTo(2);
        assertThat(run(
                        occasions,
                        List.of(
                                occasion(2, id + "-2", 11, "2099-10-02 23:59"),
                                occasion(3, id + "-3", 99, "2026-09-30 21:40"),
                                occasion(4, id + "-4", 11, "2026-09-30 21:40"),
                                occasion(5, id + "-4", 11, "2026-09-30 22:40"),
                                occasion(6, id + "-5", 11, "昨天")),
                        "逢事.xlsx"))
                .containsExactly(
                        "6 time reason.exchange.time",
                        "2 time reason.roster.import-future",
                        "3 number reason.roster.import-unknown",
                        "5 id reason.roster.import-same");
        assertThat(world.station.count("select count(*) from roster.occasion where unit_id = " + world.station.patrol))
                .isEqualTo(2);
    }

    /** What the exchange does: parses all, reviews the good ones, writes all that are new when nothing failed. */
    private <T> List<String> run(RowImporter<T> importer, List<Row> rows, String file) {
        Actor actor = world.chief;
        var batch = new RowImporter.Batch(actor, file, "0".repeat(64));
        var failures = new ArrayList<RowFailure>();
        var good = new ArrayList<RowImporter.Read<T>>();
        for (var row : rows) {
            switch (importer.parse(row)) {
                case Parsed.Good<T>(T value) -> good.add(new RowImporter.Read<>(row.number(), value));
                case Parsed.Bad<T>(List<RowFailure> bad) -> failures.addAll(bad);
            }
        }
        Supplier<Review> looking = () -> importer.review(good, batch);
        var review = world.as(actor, looking);
        failures.addAll(review.failures());
        var fresh = good.stream()
                .filter(row -> !review.already().contains(row.row()))
                .toList();
        if (failures.isEmpty() && !fresh.isEmpty()) {
            world.as(actor, () -> {
                importer.write(fresh, batch);
                return fresh.size();
            });
        }
        return failures.stream()
                .map(failure -> failure.row() + " " + failure.column() + " "
                        + failure.reason().key())
                .toList();
    }

    private Row shift(int row, int number, String day, String kind, String... more) {
        var cells = new LinkedHashMap<>(Map.of("number", world.number(number), "day", day, "kind", kind));
        for (var i = 0; i < more.length; i += 2) {
            cells.put(more[i], more[i + 1]);
        }
        return new Row(row, cells);
    }

    private Row person(int row, int number, String name, Map<String, String> days) {
        var cells = new TreeMap<>(days);
        cells.put("name", name);
        if (number != 0) {
            cells.put("number", world.number(number));
        }
        return new Row(row, cells);
    }

    private Row occasion(int row, String id, int number, String time) {
        return new Row(
                row, Map.of("source", "警综平台", "id", id, "kind", "出警", "number", world.number(number), "time", time));
    }
}
