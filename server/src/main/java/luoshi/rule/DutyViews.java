package luoshi.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import luoshi.engine.calendar.Cadence;
import luoshi.organisation.Post;
import luoshi.organisation.Posts;
import luoshi.organisation.Units;
import luoshi.rule.ClauseDraft.DutyDraft;
import luoshi.rule.ClauseRow.DutyRow;
import luoshi.rule.web.ClausePage;
import luoshi.web.Texts;
import org.springframework.stereotype.Component;

/** Words duties: whom they bind, how often, what counts. */
@Component
class DutyViews {
    private final Units units;
    private final Posts posts;

    DutyViews(Units units, Posts posts) {
        this.units = units;
        this.posts = posts;
    }

    /** @param linked whether each leads to what is owed and done */
    List<ClausePage.DutyLine> of(List<DutyRow> duties, boolean linked, Texts t) {
        var names = units.names(duties.stream()
                .flatMap(duty -> duty.draft().units().stream())
                .distinct()
                .toList());
        var all = posts.byId();
        return duties.stream().map(duty -> line(duty, names, all, linked, t)).toList();
    }

    private static ClausePage.DutyLine line(
            DutyRow row, Map<Long, String> units, Map<Long, Post> posts, boolean linked, Texts t) {
        var duty = row.draft();
        return new ClausePage.DutyLine(
                duty.title(),
                t.get("duty-kind." + duty.kind().name()),
                who(duty, units, posts, t),
                cadence(duty, t),
                quotas(duty, t),
                duty.accepts().stream()
                        .sorted()
                        .map(kind -> t.get("evidence-kind." + kind.name()))
                        .collect(Collectors.joining(t.get("list.comma"))),
                linked ? "/coverage/cells?duty=" + row.id() : "");
    }

    private static String cadence(DutyDraft duty, Texts t) {
        var count = Integer.toString(duty.count());
        if (duty.cadence() == Cadence.PER_OCCASION) {
            return t.get(
                    "rule.cadence.occasion",
                    String.valueOf(duty.occasionKind()),
                    count,
                    Integer.toString(duty.occasionDueDays()));
        }
        var text = t.get("cadence." + duty.cadence().name(), count);
        return duty.stages().isEmpty()
                ? text
                : t.get(
                        "rule.cadence.stages",
                        text,
                        duty.stages().stream()
                                .map(stage -> t.get("rule.stage." + stage.name()))
                                .collect(Collectors.joining(t.get("list.comma"))));
    }

    private static String who(DutyDraft duty, Map<Long, String> units, Map<Long, Post> posts, Texts t) {
        var where = duty.units().stream()
                .map(unit -> units.getOrDefault(unit, ""))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(t.get("list.comma")));
        var parts = new ArrayList<String>();
        parts.add(t.get("rule.who." + duty.subject().name(), where.isEmpty() ? t.get("rule.who.owner") : where));
        if (!duty.posts().isEmpty()) {
            parts.add(duty.posts().stream()
                    .map(posts::get)
                    .filter(java.util.Objects::nonNull)
                    .map(post -> post.name(t.english()))
                    .collect(Collectors.joining(t.get("list.comma"))));
        }
        duty.staff().forEach(staff -> parts.add(t.get("rule.staff." + staff.name())));
        if (duty.leadersOnly()) {
            parts.add(t.get("rule.extra.LEADERS"));
        }
        if (duty.standby()) {
            parts.add(t.get("rule.extra.STANDBY"));
        }
        return Views.joined(parts, t);
    }

    private static String quotas(DutyDraft duty, Texts t) {
        var parts = new ArrayList<String>();
        quota(parts, "rule.quota.night", duty.nightShare(), t);
        quota(parts, "rule.quota.off-hours", duty.offHoursShare(), t);
        quota(parts, "rule.quota.unannounced", duty.unannouncedShare(), t);
        return Views.joined(parts, t);
    }

    private static void quota(List<String> parts, String key, double share, Texts t) {
        if (share > 0) {
            parts.add(t.get(key, Long.toString(Math.round(share * 100))));
        }
    }
}
