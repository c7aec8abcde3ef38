package luoshi.supervision.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import luoshi.calendar.Calendars;
import luoshi.engine.calendar.OffHours;
import luoshi.supervision.CorrectingFindings;
import luoshi.supervision.FindingOutcome;
import luoshi.supervision.web.CheckListPage.Tag;
import luoshi.supervision.web.JdbcCheckRows.VisitRow;
import luoshi.web.Texts;
import org.springframework.stereotype.Component;

/** The same words and pictures for the same thing on every page of checks. */
@Component
class CheckWords {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    private final Calendars calendars;

    CheckWords(Calendars calendars) {
        this.calendars = calendars;
    }

    static String moment(Instant at) {
        return MOMENT.format(at.atZone(OffHours.CHINA));
    }

    static List<Tag> tags(VisitRow visit, Texts t) {
        var tags = new ArrayList<Tag>();
        var drawn = visit.kind() == luoshi.supervision.VisitKind.DRAWN;
        tags.add(new Tag(drawn ? "acc" : "", drawn ? "dice-5" : "flag-3", t.get("visit-kind." + visit.kind())));
        tags.add(
                visit.announced()
                        ? new Tag("", "eye", t.get("supervision.announced.yes"))
                        : new Tag("", "eye-off", t.get("supervision.announced.no")));
        if (visit.offHours()) {
            tags.add(new Tag("", "moon", t.get("supervision.off-hours")));
        }
        return tags;
    }

    static Tag severity(int severity, Texts t) {
        return new Tag(
                severity >= 3 ? "bad" : "warn",
                severity >= 3 ? "alert-octagon" : "alert-triangle",
                t.get("severity." + severity));
    }

    static Tag praise(String kind, Texts t) {
        return new Tag(
                "good", kind.equals("EXAMPLE") ? "mountain" : "heart-handshake", t.get("commendation-kind." + kind));
    }

    /** What has become of a finding. */
    Tag outcome(FindingOutcome outcome, LocalDate found, Texts t) {
        return switch (outcome) {
            case WAITING -> new Tag("warn", "clock", t.get("finding.outcome.WAITING", t.shortDay(due(found))));
            case CORRECTED -> new Tag("good", "check", t.get("finding.outcome.CORRECTED"));
            case PROBLEM -> new Tag("bad", "link", t.get("finding.outcome.PROBLEM"));
            case WITHDRAWN -> new Tag("o", "arrow-back-up", t.get("finding.outcome.WITHDRAWN"));
        };
    }

    /** By when it is put right without becoming a problem. */
    LocalDate due(LocalDate found) {
        return CorrectingFindings.due(found, calendars.current());
    }
}
