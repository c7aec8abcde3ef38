package luoshi.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import luoshi.engine.calendar.KeyTime;
import luoshi.engine.calendar.WorkCalendar;
import luoshi.engine.calendar.WorkCalendar.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Every day of a year (全年逐日): working, off or make-up, its name and the stage of a key time. A year whose arrangement is
 * not published is unknown and has no days.
 *
 * @param published whether the arrangement of the year is published
 */
public record HolidaysListing(int year, boolean published, List<Line> days) {
    public HolidaysListing {
        days = List.copyOf(days);
    }

    /**
     * One day.
     *
     * @param name the holiday or make-up day that the arrangement names, or null
     * @param stage the stage of a key time, or null
     */
    public record Line(LocalDate day, Kind kind, @Nullable String name, KeyTime.@Nullable Stage stage) {}

    public static HolidaysListing of(WorkCalendar calendar, int year) {
        var first = LocalDate.of(year, 1, 1);
        var published = calendar.isKnown(first);
        var days = published
                ? first.datesUntil(first.plusYears(1))
                        .map(day -> new Line(
                                day,
                                calendar.kind(day),
                                calendar.name(day).orElse(null),
                                calendar.stageOn(day).orElse(null)))
                        .toList()
                : List.<Line>of();
        return new HolidaysListing(year, published, days);
    }

    /** How many days of a kind there are. */
    public long count(Kind kind) {
        return days.stream().filter(day -> day.kind() == kind).count();
    }

    /**
     * The listing as one JSON object: {@code {"year","published","days":[{"date","weekday","kind","name","keyTime"}]}};
     * weekday 1 is Monday, kind is {@code working}, {@code off} or {@code make-up}, keyTime is null or
     * {@code {"names","stage","from","to"}} with both days inclusive.
     */
    public String json() {
        var out = new StringBuilder("{\"year\":")
                .append(year)
                .append(",\"published\":")
                .append(published)
                .append(",\"days\":[");
        for (var line : days) {
            out.append(out.charAt(out.length() - 1) == '[' ? "" : ",")
                    .append("{\"date\":\"")
                    .append(line.day())
                    .append("\",\"weekday\":")
                    .append(line.day().getDayOfWeek().getValue())
                    .append(",\"kind\":\"")
                    .append(word(line.kind()))
                    .append("\",\"name\":")
                    .append(quoted(line.name()))
                    .append(",\"keyTime\":")
                    .append(stage(line.stage()))
                    .append('}');
        }
        return out.append("]}").toString();
    }

    private static String stage(KeyTime.@Nullable Stage stage) {
        if (stage == null) {
            return "null";
        }
        var names = String.join(
                ",",
                stage.keyTime().names().stream().map(HolidaysListing::quoted).toList());
        return "{\"names\":[" + names + "],\"stage\":\""
                + stage.part().name().toLowerCase(Locale.ROOT) + "\",\"from\":\"" + stage.start() + "\",\"to\":\""
                + stage.last() + "\"}";
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "null" : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case WORKING -> "working";
            case OFF -> "off";
            case MAKE_UP -> "make-up";
        };
    }

    /** One line of text for each day, in the words given. */
    public List<String> lines(Function<String, String> words) {
        return days.stream().map(line -> line(line, words)).toList();
    }

    private static String line(Line line, Function<String, String> words) {
        var text = new StringBuilder()
                .append(line.day())
                .append("  ")
                .append(words.apply("weekday." + line.day().getDayOfWeek().getValue()))
                .append("  ")
                .append(words.apply("kind." + line.kind().name()));
        if (line.name() != null) {
            text.append("  ").append(line.name());
        }
        var stage = line.stage();
        if (stage != null) {
            text.append("  ")
                    .append(words.apply("stage." + stage.part().name()))
                    .append(" (")
                    .append(String.join(" ", stage.keyTime().names()))
                    .append(')');
        }
        return text.toString();
    }
}
