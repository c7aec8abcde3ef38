package luoshi.calendar;

import java.util.concurrent.Callable;
import luoshi.engine.calendar.WorkCalendar.Kind;
import luoshi.web.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code ./luoshi holidays YEAR}: every day of the year from the arrangements that come with the program (放假安排), without
 * a server or a database. Exit 0; 1 when the year is not published; 2 for a year that the calendar cannot hold.
 */
@Command(
        name = "holidays",
        mixinStandardHelpOptions = true,
        description = {
            "列出一年每一天：上班、放假、调休，重点时段；没公布的年份会说明",
            "Lists every day of a year: working, off, make-up, key times; says so when the year is not published."
        })
public final class HolidaysCommand implements Callable<Integer> {
    private static final int PUBLISHED = 0;
    private static final int UNKNOWN = 1;

    @Parameters(paramLabel = "YEAR", description = "年份 / year")
    private int year;

    @Option(names = "--json", description = "机器可读 / machine output")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private final Texts texts = Texts.ofCommand("calendar");

    @Override
    public Integer call() {
        var line = spec.commandLine();
        if (year < EditingCalendars.FIRST_YEAR || year > EditingCalendars.LAST_YEAR) {
            throw new ParameterException(
                    line, texts.get("calendar.listing.range", EditingCalendars.FIRST_YEAR, EditingCalendars.LAST_YEAR));
        }
        var listing = HolidaysListing.of(HolidayTable.published(), year);
        if (json) {
            line.getOut().println(listing.json());
        } else {
            listing.lines(key -> texts.get("calendar." + key)).forEach(line.getOut()::println);
        }
        line.getErr()
                .println(
                        listing.published()
                                ? texts.get(
                                        "calendar.listing.published",
                                        year,
                                        listing.count(Kind.WORKING),
                                        listing.count(Kind.OFF),
                                        listing.count(Kind.MAKE_UP))
                                : texts.get("calendar.listing.unknown", year));
        line.getOut().flush();
        line.getErr().flush();
        return listing.published() ? PUBLISHED : UNKNOWN;
    }
}
