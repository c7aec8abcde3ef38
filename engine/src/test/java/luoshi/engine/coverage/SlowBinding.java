package luoshi.engine.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.calendar.KeyTime;
import luoshi.engine.calendar.OffHours;
import luoshi.engine.calendar.Period;
import luoshi.engine.coverage.CoverageFacts.Duty;
import luoshi.engine.coverage.CoverageFacts.Occasion;
import luoshi.engine.coverage.CoverageFacts.Slot;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;

/** Who is bound in which period, day by day. */
final class SlowBinding {
    private final CoverageFacts facts;
    private final SlowDays days;
    private final Map<Long, List<Occasion>> occasions;
    private final LocalDate from;
    private final LocalDate to;

    SlowBinding(CoverageFacts facts, LocalDate from, LocalDate to) {
        this.facts = facts;
        this.days = new SlowDays(facts);
        this.occasions = facts.occasions().stream().collect(Collectors.groupingBy(Occasion::person));
        this.from = from;
        this.to = to;
    }

    /** A period of a duty: which versions count in it, from its first to its last day. */
    private record Span(String id, Cadence cadence, KeyTime.Part part, long version, LocalDate start, LocalDate last) {
        boolean counts(Duty duty) {
            return duty.cadence() == cadence
                    && (version == 0 || duty.version() == version)
                    && (part == null || duty.stages().isEmpty() || duty.stages().contains(part));
        }
    }

    List<SlowDraft> bound(List<Duty> versions) {
        var drafts = new ArrayList<SlowDraft>();
        var persons = new TreeSet<Long>();
        facts.slots().forEach(slot -> persons.add(slot.person()));
        for (var kind : SubjectKind.values()) {
            var own = versions.stream()
                    .filter(version -> version.subject() == kind)
                    .toList();
            var subjects = kind == SubjectKind.PERSON
                    ? persons
                    : facts.units().stream().map(CoverageFacts.Unit::id).toList();
            for (var subject : subjects) {
                for (var span : spans(own)) {
                    var counted = own.stream().filter(span::counts).toList();
                    var draft = periodic(kind, subject, span, counted);
                    if (draft != null) {
                        drafts.add(draft);
                    }
                }
                if (kind == SubjectKind.PERSON) {
                    events(subject, own, drafts);
                }
            }
        }
        return drafts;
    }

    private Set<Span> spans(List<Duty> versions) {
        var spans = new LinkedHashSet<Span>();
        for (var version : versions) {
            switch (version.cadence()) {
                case PER_SHIFT, PER_OCCASION -> {}
                case KEY_TIME_STAGE -> stages(version, spans);
                case ONCE_PER_VERSION -> {
                    var last = version.from().plusDays(29);
                    if (!version.to().isAfter(last)) {
                        last = version.to().minusDays(1);
                    }
                    var id = "version/" + version.version();
                    var span = new Span(id, version.cadence(), null, version.version(), version.from(), last);
                    if (inRange(span.start)) {
                        spans.add(span);
                    }
                }
                default -> {
                    for (var day = from; day.isBefore(to); day = day.plusDays(1)) {
                        var period = Period.of(version.cadence(), day);
                        if (inRange(period.start())) {
                            spans.add(new Span(period.id(), version.cadence(), null, 0, period.start(), period.last()));
                        }
                    }
                }
            }
        }
        return spans;
    }

    private void stages(Duty version, Set<Span> spans) {
        KeyTime.Stage running = null;
        LocalDate start = null;
        for (var day = from.minusDays(60); day.isBefore(to.plusDays(60)); day = day.plusDays(1)) {
            var stage = facts.calendar().stageOn(day).orElse(null);
            if (stage != null && !stage.equals(running)) {
                start = day;
            }
            running = stage;
            var next = facts.calendar().stageOn(day.plusDays(1)).orElse(null);
            if (stage != null && !stage.equals(next) && inRange(start)) {
                var span = new Span(stage.id(), version.cadence(), stage.part(), 0, start, day);
                if (span.counts(version)) {
                    spans.add(span);
                }
            }
        }
    }

    private boolean inRange(LocalDate start) {
        return !start.isBefore(from) && start.isBefore(to);
    }

    private SlowDraft periodic(SubjectKind kind, long subject, Span span, List<Duty> versions) {
        var draft = new SlowDraft();
        var owned = new ArrayList<Slot>();
        for (var day = span.start; !day.isAfter(span.last); day = day.plusDays(1)) {
            if (!days.counts(kind, subject, span.cadence, day)) {
                continue;
            }
            draft.days++;
            var version = SlowDays.on(versions, day);
            if (version == null) {
                continue;
            }
            if (kind == SubjectKind.UNIT) {
                if (days.unitInScope(subject, version, day)) {
                    draft.bound.add(day);
                }
            } else if (!days.absent(subject, day)) {
                var slots = days.slotsInScope(subject, version, day);
                owned.addAll(slots);
                if (!slots.isEmpty()) {
                    draft.bound.add(day);
                }
            }
        }
        if (draft.days == 0 || 2 * draft.bound.size() < draft.days) {
            return null;
        }
        draft.lastBound = draft.bound.getLast();
        draft.version = SlowDays.on(versions, draft.lastBound);
        draft.kind = kind;
        draft.subject = subject;
        draft.period = span.id;
        draft.cadence = span.cadence;
        draft.start = span.start;
        draft.last = span.last;
        own(draft, owned);
        return draft;
    }

    private static void own(SlowDraft draft, List<Slot> daysOfSlots) {
        draft.unit = draft.subject;
        var best = daysOfSlots.stream()
                .max(Comparator.<Slot>comparingLong(slot ->
                                daysOfSlots.stream().filter(slot::equals).count())
                        .thenComparing(Slot::from)
                        .thenComparing(Slot::id));
        best.ifPresent(slot -> {
            draft.slot = slot.id();
            draft.unit = slot.unit();
        });
    }

    private void events(long person, List<Duty> versions, List<SlowDraft> drafts) {
        for (var shift : days.shifts(person).toList()) {
            var day = OffHours.dateOf(shift.start());
            var version = SlowDays.on(versions, day);
            if (shift.person() == person
                    && days.published(shift)
                    && version != null
                    && version.cadence() == Cadence.PER_SHIFT
                    && (!shift.standby() || version.scope().standby())) {
                var due = OffHours.dateOf(shift.end());
                event(
                        person,
                        version,
                        "shift/" + shift.id(),
                        day,
                        due,
                        drafts,
                        shift.start().toEpochMilli(),
                        shift.id());
            }
        }
        for (var occasion : occasions.getOrDefault(person, List.of())) {
            var day = OffHours.dateOf(occasion.at());
            var version = SlowDays.on(versions, day);
            if (version != null
                    && version.cadence() == Cadence.PER_OCCASION
                    && occasion.kind().equals(version.occasionKind())) {
                var due = day.plusDays(version.occasionDueDays());
                var id = "occasion/" + occasion.id();
                event(person, version, id, day, due, drafts, occasion.at().toEpochMilli(), occasion.id());
            }
        }
    }

    private void event(
            long person,
            Duty version,
            String period,
            LocalDate day,
            LocalDate due,
            List<SlowDraft> drafts,
            long t,
            long id) {
        var slots = days.slotsInScope(person, version, day);
        if (slots.isEmpty() || days.absent(person, day) || !inRange(day)) {
            return;
        }
        var draft = new SlowDraft();
        draft.kind = SubjectKind.PERSON;
        draft.subject = person;
        draft.version = version;
        draft.period = period;
        draft.cadence = version.cadence();
        draft.start = day;
        draft.last = day;
        draft.baseDue = due;
        draft.lastBound = day;
        draft.bound.add(day);
        draft.days = 1;
        draft.time = t;
        draft.id = id;
        own(draft, slots);
        drafts.add(draft);
    }
}
