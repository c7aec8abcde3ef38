package luoshi.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import luoshi.engine.calendar.KeyTime;
import luoshi.engine.calendar.WorkCalendar.Kind;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

class HolidaysCommandTests {
    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();

    @Test
    void listsEveryDayOfAPublishedYear() {
        assertThat(run("2026")).isZero();

        assertThat(out.toString().lines()).hasSize(365);
        assertThat(out.toString()).contains("2026-10-01").contains("国庆节");
        assertThat(err.toString()).contains("2026");
    }

    @Test
    void writesJsonForMachines() {
        assertThat(run("2024", "--json")).isZero();

        var tree = JsonMapper.shared().readTree(out.toString());
        assertThat(tree.get("year").intValue()).isEqualTo(2024);
        assertThat(tree.get("published").booleanValue()).isTrue();
        assertThat(tree.get("days").size()).isEqualTo(366);
        var first = tree.get("days").get(0);
        assertThat(first.get("date").stringValue()).isEqualTo("2024-01-01");
        assertThat(first.get("weekday").intValue()).isEqualTo(1);
        assertThat(first.get("kind").stringValue()).isEqualTo("off");
        assertThat(first.get("name").stringValue()).isEqualTo("元旦");
        assertThat(first.get("keyTime").get("stage").stringValue()).isEqualTo("during");
    }

    @Test
    void saysThatAYearIsNotPublished() {
        assertThat(run("2031", "--json")).isEqualTo(1);

        assertThat(out.toString().strip()).isEqualTo("{\"year\":2031,\"published\":false,\"days\":[]}");
        assertThat(err.toString()).contains("2031");
    }

    @Test
    void refusesWhatIsNoYear() {
        assertThat(run("twenty")).isEqualTo(2);
        assertThat(run("99999")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);

        assertThat(out.toString()).isEmpty();
    }

    @Test
    void namesTheStagesOfAMergedKeyTime() {
        var listing = HolidaysListing.of(HolidayTable.published(), 2026);

        var friday = listing.days().get(LocalDate.of(2026, 10, 2).getDayOfYear() - 1);
        assertThat(friday.kind()).isEqualTo(Kind.OFF);
        var stage = java.util.Objects.requireNonNull(friday.stage());
        assertThat(stage.part()).isEqualTo(KeyTime.Part.DURING);
        assertThat(stage.start()).isEqualTo(LocalDate.of(2026, 9, 25));
        assertThat(stage.last()).isEqualTo(LocalDate.of(2026, 10, 7));
        assertThat(listing.count(Kind.OFF) + listing.count(Kind.WORKING) + listing.count(Kind.MAKE_UP))
                .isEqualTo(365);
    }

    private int run(String... args) {
        return new CommandLine(new HolidaysCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
    }
}
