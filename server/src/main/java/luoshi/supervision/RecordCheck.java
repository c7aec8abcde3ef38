package luoshi.supervision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import luoshi.engine.calendar.OffHours;
import org.jspecify.annotations.Nullable;

/**
 * Record one check on the spot (记一次检查) with an answer for each clause looked at.
 *
 * @param announced 打招呼
 * @param lead the leader who was looked at first, or null where there is none
 * @param companion who went along, or null
 * @param answers at least one; a clause that was not looked at has none
 * @param praises the good seen
 * @param once token of the form
 */
public record RecordCheck(
        long unit,
        long area,
        VisitKind kind,
        boolean announced,
        LocalDate day,
        LocalTime time,
        @Nullable Long lead,
        @Nullable Long companion,
        List<Answer> answers,
        List<Praise> praises,
        String once) {
    private static final LocalTime EVENING = LocalTime.of(20, 0);
    private static final LocalTime MORNING = LocalTime.of(6, 0);

    public RecordCheck {
        answers = List.copyOf(answers);
        praises = List.copyOf(praises);
    }

    /**
     * What was seen of one clause.
     *
     * @param person whom it is about, or null
     * @param unitItself whether it is about the unit as such; with neither, nobody was named
     * @param reason why it does not apply, for an answer that says so
     * @param fault what was wrong, for an answer that says so
     * @param photos prepared pictures of what was seen
     */
    public record Answer(
            long clause,
            ClauseAnswer answer,
            @Nullable Long person,
            boolean unitItself,
            String reason,
            @Nullable Fault fault,
            List<Photo> photos) {
        public Answer {
            photos = List.copyOf(photos);
        }
    }

    /**
     * What was wrong.
     *
     * @param severity 1, 3 or 9
     * @param correction what was put right on the spot, or null
     */
    public record Fault(
            String seen,
            String place,
            String link,
            int severity,
            @Nullable OnTheSpot correction) {}

    /**
     * What was put right at once (当场纠正).
     *
     * @param by who did, or null where nobody was named
     * @param time when, or null for the time of the check
     */
    public record OnTheSpot(
            String what, @Nullable Long by, @Nullable LocalTime time) {}

    /** The good seen (表扬、示范) in a person of the unit, or in the unit itself. */
    public record Praise(CommendationKind kind, @Nullable Long person, String seen) {}

    /** When the check took place. */
    Instant at() {
        return instant(day.atTime(time));
    }

    /** When something was put right: after a check late in the evening an early hour is one of the next morning. */
    LocalDateTime correctedAt(OnTheSpot correction) {
        var named = correction.time() == null ? time : correction.time();
        var next = !time.isBefore(EVENING) && named.isBefore(MORNING);
        return (next ? day.plusDays(1) : day).atTime(named);
    }

    /** The minute of a time in China. */
    public static Instant instant(LocalDateTime local) {
        return local.truncatedTo(ChronoUnit.MINUTES).atZone(OffHours.CHINA).toInstant();
    }

    /** Everybody who was looked at, the leader first. */
    List<Long> lookedAt() {
        return Stream.concat(
                        Stream.ofNullable(lead), answers.stream().flatMap(answer -> Stream.ofNullable(answer.person())))
                .distinct()
                .toList();
    }
}
