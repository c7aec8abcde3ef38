package luoshi.evidence;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import luoshi.engine.calendar.OffHours;
import luoshi.evidence.ConfirmingShifts.Watch;
import luoshi.evidence.ConfirmingShifts.Watched;
import luoshi.kernel.Actor;
import luoshi.roster.StoodShifts.StoodShift;
import luoshi.rule.DutyLine;
import luoshi.web.Texts;
import luoshi.web.spi.WorkItemSource;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A duty leader confirms in one act what the shifts of his watch did. */
@Controller
class WatchController implements WorkItemSource {
    /** Days for which a watch is still offered; later its people record what is missing themselves. */
    private static final int RECENT = 7;
    /** Days for which 今日 reminds of it. */
    private static final int REMINDED = 3;

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private final ConfirmingShifts confirming;
    private final MessageSource messages;

    WatchController(ConfirmingShifts confirming, MessageSource messages) {
        this.confirming = confirming;
        this.messages = messages;
    }

    @Override
    public List<WorkItem> waitingFor(Actor actor) {
        if (!actor.role().leads()) {
            return List.of();
        }
        var locale = LocaleContextHolder.getLocale();
        var t = new Texts(messages, locale.getLanguage().equals("en") ? Locale.ENGLISH : locale);
        return confirming.recent(actor, REMINDED).stream()
                .filter(Watch::waits)
                .map(watch -> new WorkItem(
                        t.get("evidence.watch.item", t.day(day(watch.lead()))),
                        t.get("evidence.watch.item-detail", String.valueOf(open(watch))),
                        "/evidence/shift/" + watch.lead().id(),
                        "evidence.watch.verb",
                        day(watch.lead()).plusDays(2)))
                .toList();
    }

    @GetMapping("/evidence/shift")
    String newest(Actor actor, Texts t, Model model) {
        var watches = confirming.recent(actor, RECENT);
        var waiting = watches.stream().filter(Watch::waits).findFirst();
        var shown = waiting.isPresent() ? waiting : watches.stream().findFirst();
        if (shown.isPresent()) {
            return "redirect:/evidence/shift/" + shown.get().lead().id();
        }
        model.addAttribute(
                "page",
                new WatchPage(
                        t.get("evidence.watch.title"), t.get("evidence.watch.none"), "", "", List.of(), List.of(), 0));
        return "evidence/watch";
    }

    @GetMapping("/evidence/shift/{id:\\d{1,18}}")
    String watch(
            Actor actor, Texts t, Model model, @PathVariable long id, @RequestParam(defaultValue = "") String done) {
        var watch = confirming.watch(actor, id);
        var confirmed = done.matches("\\d{1,4}") ? t.get("evidence.watch.done", done) : "";
        model.addAttribute("page", page(actor, t, watch, confirmed));
        return "evidence/watch";
    }

    @PostMapping("/evidence/shift/{id:\\d{1,18}}")
    String confirm(Actor actor, @PathVariable long id, @RequestParam(required = false) List<String> stood) {
        var chosen = new HashSet<Long>();
        for (var text : stood == null ? List.<String>of() : stood) {
            if (text.matches("\\d{1,18}")) {
                chosen.add(Long.valueOf(text));
            }
        }
        var pieces = confirming.confirm(actor, new ConfirmShifts(id, chosen));
        return "redirect:/evidence/shift/" + id + "?done=" + pieces;
    }

    private WatchPage page(Actor actor, Texts t, Watch watch, String done) {
        var others = confirming.recent(actor, RECENT).stream()
                .map(other -> new WatchPage.Other(
                        t.get("evidence.watch.of", t.shortDay(day(other.lead()))),
                        "/evidence/shift/" + other.lead().id(),
                        other.lead().id() == watch.lead().id()))
                .toList();
        var open = open(watch);
        return new WatchPage(
                t.get(
                        "evidence.watch.title-of",
                        t.day(day(watch.lead())),
                        watch.lead().name()),
                t.get(open == 0 ? "evidence.watch.nothing" : "evidence.watch.summary", String.valueOf(open)),
                done,
                "/evidence/shift/" + watch.lead().id(),
                others,
                watch.shifts().stream().map(watched -> row(t, watched)).toList(),
                open);
    }

    private WatchPage.Row row(Texts t, Watched watched) {
        var shift = watched.shift();
        var state = watched.confirmed() ? "DONE" : watched.ended() ? "OPEN" : "RUNNING";
        return new WatchPage.Row(
                String.valueOf(shift.id()),
                shift.name(),
                shift.unitName(),
                shift.seat(),
                t.get(
                        "evidence.watch.hours",
                        CLOCK.format(shift.hours().starts().atZone(OffHours.CHINA)),
                        CLOCK.format(shift.hours().ends().atZone(OffHours.CHINA))),
                watched.duties().stream().map(DutyLine::title).collect(Collectors.joining(t.get("list.separator"))),
                state,
                t.get("evidence.watch.state." + state));
    }

    private static int open(Watch watch) {
        return (int) watch.shifts().stream()
                .filter(watched -> watched.ended() && !watched.confirmed())
                .count();
    }

    private static LocalDate day(StoodShift lead) {
        return OffHours.dateOf(lead.hours().starts());
    }
}
