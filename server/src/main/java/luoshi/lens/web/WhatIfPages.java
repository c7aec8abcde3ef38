package luoshi.lens.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.coverage.CoverageFacts.Duty;
import luoshi.engine.coverage.CoverageQuery;
import luoshi.engine.coverage.SubjectTally;
import luoshi.engine.coverage.WhatIf;
import luoshi.kernel.Actor;
import luoshi.kernel.Reason;
import luoshi.lens.CoverageService;
import luoshi.lens.Supposing;
import luoshi.organisation.Units;
import luoshi.rule.DraftDuties;
import luoshi.rule.DraftDuty;
import luoshi.web.Form;
import luoshi.web.ShownForm;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Supposes the draft of a clause, with another cadence or count where the reader tries one. */
@Component
@Transactional(readOnly = true)
class WhatIfPages {
    private static final int MOST = 100;

    private final DraftDuties drafts;
    private final Supposing supposing;
    private final CoverageService coverage;
    private final Units units;
    private final Clock clock;

    WhatIfPages(DraftDuties drafts, Supposing supposing, CoverageService coverage, Units units, Clock clock) {
        this.drafts = drafts;
        this.supposing = supposing;
        this.coverage = coverage;
        this.units = units;
        this.clock = clock;
    }

    WhatIfPage of(long clause, Form tried, Actor actor, Texts t) {
        var draft = drafts.of(clause, actor);
        var sight = Sight.of(actor);
        var today = LocalDate.now(clock);
        var first = Supposing.firstOfAYear(today);
        var supposed =
                draft.duties().stream().map(duty -> tried(duty.duty(), tried)).toList();
        var shown = tried.shown(t);
        var duties = IntStream.range(0, supposed.size())
                .mapToObj(i -> duty(draft.duties().get(i), supposed.get(i), shown, sight, today, t))
                .toList();
        var view = coverage.at(today);
        return new WhatIfPage(
                shown.mistakes(),
                t.get(
                        "what-if.title",
                        t.get("rule.name", draft.reference(), draft.title()).strip()),
                t.get("what-if.caption", t.fullDay(first), t.fullDay(today)),
                "/rules/clauses/" + clause + "/what-if",
                new CoveragePage.Action(t.get("what-if.back"), "/rules/clauses/" + clause + "?draft", "chevron-left"),
                duties,
                coverage.facts().calendar().isKnown(first)
                                && coverage.facts().calendar().isKnown(today)
                        ? ""
                        : t.get("coverage.provisional"),
                t.get("coverage.known", t.fullDay(today), view.knownAt()));
    }

    private WhatIfPage.Duty duty(DraftDuty drafted, Duty duty, ShownForm shown, Sight sight, LocalDate today, Texts t) {
        var id = duty.duty();
        var year = supposing.overAYear(duty, today);
        var since = supposing.inForceSince(id);
        var current = supposing.inForce(id, today);
        var bound = year.bound(sight::sees);
        var rows = new ArrayList<WhatIfPage.Row>();
        var now = current == null ? null : supposing.overAYear(current, today);
        var nowBound = now == null ? null : now.bound(sight::sees);
        rows.add(row("bound." + duty.subject(), bound(bound), nowBound == null ? null : bound(nowBound), t));
        rows.add(row("acts." + drafted.kind(), year.acts(sight::sees), now == null ? null : now.acts(sight::sees), t));
        rows.add(row(
                "acts-now." + (eventful(duty) ? "event" : "period"),
                year.actsNow(sight::sees),
                now == null ? null : now.actsNow(sight::sees),
                t));
        if (since != null) {
            rows.add(new WhatIfPage.Row(
                    t.get("what-if.debts", t.fullDay(since)),
                    Long.toString(debts(supposing.inPlace(duty, since, today), sight)),
                    Long.toString(coverage.at(today)
                            .breakdown(
                                    CoverageQuery.all(since, today.plusYears(2)).duty(id), sight::sees)
                            .total()
                            .debt())));
        }
        return new WhatIfPage.Duty(
                "duty-" + id,
                drafted.title(),
                t.get("duty-kind." + drafted.kind().name()),
                since == null ? t.get("what-if.new") : t.get("what-if.revised", t.fullDay(since)),
                shown.choice(
                        "c" + id,
                        null,
                        Arrays.stream(Cadence.values())
                                .filter(cadence -> fits(cadence, drafted.duty()))
                                .toList(),
                        Cadence::name,
                        cadence -> t.get("rule.cadence." + cadence.name())),
                shown.field("n" + id),
                now != null,
                rows,
                byUnit(bound),
                bound.isEmpty() ? t.get("what-if.nobody") : "");
    }

    private static boolean eventful(Duty duty) {
        return duty.cadence() == Cadence.PER_SHIFT || duty.cadence() == Cadence.PER_OCCASION;
    }

    private static long debts(WhatIf supposed, Sight sight) {
        return supposed.tally(sight::sees).debt();
    }

    private static long bound(List<SubjectTally> bound) {
        return bound.stream().map(SubjectTally::subject).distinct().count();
    }

    private static WhatIfPage.Row row(String key, long would, @Nullable Long now, Texts t) {
        return new WhatIfPage.Row(t.get("what-if." + key), Long.toString(would), now == null ? "" : Long.toString(now));
    }

    /** The duty with the cadence and count that the reader tries; what makes no sense is refused and left out. */
    private static Duty tried(Duty duty, Form form) {
        var cadence = "c" + duty.duty();
        var count = "n" + duty.duty();
        form.fill(cadence, duty.cadence().name()).fill(count, duty.count());
        var every = form.one(cadence, Cadence.class);
        if (!fits(every, duty)) {
            form.refuse(cadence, Reason.of("reason.field.choose"));
        }
        return duty.with(fits(every, duty) ? every : duty.cadence(), form.whole(count, 1, MOST, duty.count()));
    }

    /** Cadences that ask for nothing that the draft does not say. */
    private static boolean fits(Cadence cadence, Duty duty) {
        return cadence == duty.cadence()
                || switch (cadence) {
                    case DAILY, WEEKLY, MONTHLY, QUARTERLY, HALF_YEARLY, YEARLY -> true;
                    case PER_SHIFT, PER_OCCASION, KEY_TIME_STAGE, ONCE_PER_VERSION -> false;
                };
    }

    private List<WhatIfPage.Unit> byUnit(List<SubjectTally> bound) {
        var counts = new LinkedHashMap<Long, Integer>();
        bound.forEach(subject -> counts.merge(subject.unit(), 1, Integer::sum));
        var names = units.names(counts.keySet());
        return counts.entrySet().stream()
                .map(entry -> new WhatIfPage.Unit(
                        names.getOrDefault(entry.getKey(), "–"),
                        entry.getValue().toString()))
                .toList();
    }
}
