package luoshi.engine.statute.lint;

import java.util.ArrayList;
import java.util.List;
import luoshi.engine.statute.lint.Segments.Segment;
import org.jspecify.annotations.Nullable;

/**
 * Reads whether a clause can be carried out as written (可操作性检查, 2.6): modality, actor, act, deadline or cadence, something
 * to see it by, and what follows otherwise, each with its words or as a lack. It knows the wording of Chinese rules and is
 * a hint for the one who drafts: it reads words, not meaning.
 */
public final class OperabilityLint {
    /** A range of characters in a passage. */
    private record Found(Passage passage, int start, int end) {
        static @Nullable Found of(Passage passage, int @Nullable [] range) {
            return range == null ? null : new Found(passage, range[0], range[1]);
        }
    }

    private OperabilityLint() {}

    /** Reads a text that stands by itself. */
    public static Operability of(Passage own) {
        return of(own, List.of());
    }

    /**
     * Reads an item together with what leads into it: «督察人员应当具备下列条件：» gives its items modality and actor.
     *
     * @param own the item's own words
     * @param leadIns the words above it, the nearest first
     */
    public static Operability of(Passage own, List<Passage> leadIns) {
        return read(own, leadIns.stream().map(LeadIn::of).toList());
    }

    /** The same with lead-ins that were read before: a list of twenty items has one. */
    static Operability read(Passage own, List<LeadIn> leadIns) {
        var segments = Segments.of(own.text());
        var lead = leadIns.isEmpty() ? null : leadIns.getFirst();
        boolean occasion = lead != null && !lead.acts() && lead.modal() != null;
        var modal = occasion ? null : Modals.first(own.text(), segments);
        if (modal != null) {
            return ofOwn(own, segments, modal, leadIns);
        }
        for (var above : leadIns) {
            if (above.modal() != null) {
                return ofItem(own, segments, above);
            }
        }
        return read(
                Modality.STATES,
                null,
                null,
                deadline(own, segments, -1),
                trace(own, segments, null),
                sequel(own, segments, null));
    }

    private static Operability ofOwn(Passage own, List<Segment> segments, Modals.Modal modal, List<LeadIn> leadIns) {
        var actor = Found.of(own, Actors.of(own.text(), segments, modal));
        for (int k = 0; actor == null && k < leadIns.size(); k++) {
            actor = actor(leadIns.get(k));
        }
        var act = Acts.from(own.text(), segments, modal.segment(), modal.end());
        var lead = leadIns.isEmpty() ? null : leadIns.getFirst();
        var trace = trace(own, segments, act);
        return read(
                modal.modality(),
                actor,
                Found.of(own, act),
                deadline(own, segments, modal.start()),
                trace == null && lead != null ? trace(lead.passage(), lead.segments(), null) : trace,
                sequel(own, segments, modal));
    }

    private static Operability ofItem(Passage own, List<Segment> segments, LeadIn lead) {
        var modal = lead.modal();
        if (modal == null) {
            throw new IllegalArgumentException("lead-in " + lead + " has no modal word");
        }
        var above = lead.passage();
        var item = lead.acts() ? Acts.ofItem(own.text()) : null;
        var leadAct = Acts.from(above.text(), lead.sentence(), lead.sentence().getLast(), lead.actFrom());
        if (leadAct == null) {
            leadAct = Acts.from(above.text(), lead.sentence(), modal.segment(), modal.end());
        }
        var act = item != null ? Found.of(own, item) : Found.of(above, leadAct);
        var by = lead.acts() ? Found.of(own, own(own.text(), segments)) : null;
        var actor = by != null ? by : actor(lead);
        var trace = item != null ? trace(own, segments, item) : null;
        if (trace == null) {
            trace = trace(above, lead.sentence(), leadAct);
        }
        var sequel = sequel(own, lead.acts() && modal.modality() != Modality.MUST_NOT ? segments : List.of(), null);
        var deadline = lead.acts() ? deadline(own, segments, 0) : null;
        if (deadline == null && item == null) {
            deadline = deadline(above, lead.sentence(), modal.start());
        }
        return read(
                modal.modality(),
                actor,
                act,
                deadline,
                trace == null ? trace(own, segments, item) : trace,
                sequel == null ? sequel(above, lead.sentence(), modal) : sequel);
    }

    /** The agent an item names for itself: «由值班民警登记». */
    private static int @Nullable [] own(String text, List<Segment> segments) {
        for (var segment : segments) {
            if (!segment.condition()) {
                return text.charAt(segment.start()) == '由' ? Actors.by(text, segment.start(), segment.end()) : null;
            }
        }
        return null;
    }

    private static @Nullable Found actor(LeadIn lead) {
        var text = lead.passage().text();
        var modal = lead.modal();
        if (modal != null) {
            return Found.of(lead.passage(), Actors.of(text, lead.segments(), modal));
        }
        for (var segment : lead.sentence()) {
            var found = segment.condition() ? null : Actors.subject(text, segment.start(), segment.end(), false);
            if (found != null) {
                return Found.of(lead.passage(), found);
            }
        }
        return null;
    }

    /**
     * Reads a clause as it is drafted: should, should not and countermeasure are fields of their own, so that the modality
     * needs no word. Spans count in the three texts joined by line feeds.
     */
    public static Operability ofClause(String should, String shouldNot, String countermeasure) {
        var duty = new Passage(should, 0);
        var ban = new Passage(shouldNot, duty.span(0, should.length()).end() + 1);
        var sequel = new Passage(countermeasure, ban.span(0, shouldNot.length()).end() + 1);
        Found actor = null;
        Found act = null;
        Found deadline = null;
        Found trace = null;
        for (var passage : List.of(duty, ban)) {
            var text = passage.text();
            var segments = Segments.of(text);
            var modal = Modals.first(text, segments);
            var who = modal == null ? Actors.anywhere(text) : Actors.of(text, segments, modal);
            if (who == null) {
                who = Actors.anywhere(text);
            }
            var what = modal == null ? Acts.ofItem(text) : Acts.from(text, segments, modal.segment(), modal.end());
            actor = actor == null ? Found.of(passage, who) : actor;
            act = act == null ? Found.of(passage, what) : act;
            deadline = deadline == null ? deadline(passage, segments, modal == null ? 0 : modal.start()) : deadline;
            trace = trace == null ? trace(passage, segments, what) : trace;
        }
        var modality = !should.isBlank() ? Modality.MUST : shouldNot.isBlank() ? Modality.STATES : Modality.MUST_NOT;
        var whole = countermeasure.strip();
        int at = countermeasure.indexOf(whole);
        return read(
                modality,
                actor,
                act,
                deadline,
                trace,
                whole.isEmpty() ? null : new Found(sequel, at, at + whole.length()));
    }

    /** The first limit behind {@code from} in its sentence, else in that sentence, else outside of conditions, else anywhere. */
    private static @Nullable Found deadline(Passage passage, List<Segment> segments, int from) {
        Deadlines.Deadline best = null;
        int rank = Integer.MAX_VALUE;
        for (var found : Deadlines.in(passage.text())) {
            var segment = segment(segments, found.start());
            boolean own = segment != null && from >= 0 && segment.sentence() == sentence(segments, from);
            boolean condition = segment != null && segment.condition();
            int worth = (own && found.start() >= from ? 0 : own ? 1 : 2) + (condition ? 3 : 0);
            if (worth < rank && !(condition && found.count().isEmpty())) {
                best = found;
                rank = worth;
            }
        }
        return best == null ? null : new Found(passage, best.start(), best.end());
    }

    private static @Nullable Segment segment(List<Segment> segments, int at) {
        for (var segment : segments) {
            if (segment.start() <= at && at < segment.end()) {
                return segment;
            }
        }
        return null;
    }

    private static int sentence(List<Segment> segments, int at) {
        var segment = segment(segments, at);
        return segment == null ? -1 : segment.sentence();
    }

    private static @Nullable Found trace(Passage passage, List<Segment> segments, int @Nullable [] act) {
        return Found.of(passage, Traces.in(passage.text(), segments, act));
    }

    private static @Nullable Found sequel(Passage passage, List<Segment> segments, Modals.@Nullable Modal modal) {
        return Found.of(passage, Sequels.in(passage.text(), segments, modal));
    }

    private static Operability read(
            Modality modality,
            @Nullable Found actor,
            @Nullable Found act,
            @Nullable Found deadline,
            @Nullable Found observable,
            @Nullable Found countermeasure) {
        var said = new ArrayList<Said>();
        said.add(said(Need.ACTOR, modality, actor));
        said.add(said(Need.ACT, modality, act));
        said.add(said(Need.DEADLINE, modality, deadline));
        said.add(said(Need.OBSERVABLE, modality, observable));
        said.add(said(Need.COUNTERMEASURE, modality, countermeasure));
        return new Operability(modality, said);
    }

    private static Said said(Need need, Modality modality, @Nullable Found found) {
        if (found == null) {
            return Need.of(modality).contains(need) ? new Said.Lacking(need) : new Said.NotNeeded(need);
        }
        var passage = found.passage();
        return new Said.Words(
                need, passage.text().substring(found.start(), found.end()), passage.span(found.start(), found.end()));
    }
}
