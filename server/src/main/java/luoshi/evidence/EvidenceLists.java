package luoshi.evidence;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import luoshi.engine.calendar.OffHours;
import luoshi.kernel.Actor;
import luoshi.kernel.Forbidden;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.ledger.Proofs;
import luoshi.organisation.People;
import luoshi.organisation.Units;
import luoshi.rule.Duties;
import luoshi.rule.DutyLine;
import luoshi.web.Form;
import luoshi.web.Proof;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads entries for pages, in words. */
@Component
class EvidenceLists {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("MM-dd HH:mm");
    private static final int PAGE = 50;

    private final JdbcEvidence evidence;
    private final Duties duties;
    private final People people;
    private final Units units;
    private final Proofs proofs;
    private final Clock clock;

    EvidenceLists(JdbcEvidence evidence, Duties duties, People people, Units units, Proofs proofs, Clock clock) {
        this.evidence = evidence;
        this.duties = duties;
        this.people = people;
        this.units = units;
        this.proofs = proofs;
        this.clock = clock;
    }

    /**
     * Entries of a person, or those that the actor made for others.
     *
     * @param asked the person, or null for the actor himself
     * @param mine entries that the actor made for others
     * @param before day before which the entries lie, or null for the newest
     */
    @Transactional(readOnly = true)
    EvidencePage page(
            Actor actor, Texts t, @Nullable Long asked, boolean mine, @Nullable LocalDate before, String done) {
        var person = asked == null ? actor.personId() : asked;
        if (person == null) {
            throw new Forbidden("an account without a person has no entries");
        }
        var own = person.equals(actor.personId());
        if (!own && people.find(person).isEmpty()) {
            throw new Missing("person", person);
        }
        var end = (before == null ? LocalDate.now(clock).plusDays(1) : before)
                .atStartOfDay(OffHours.CHINA)
                .toInstant();
        var entries = evidence.entries(person, mine, end, PAGE);
        var name = own ? t.get("evidence.self") : people.names(List.of(person)).getOrDefault(person, "");
        var records = own || Permission.RECORD_FOR_OTHERS.heldBy(actor);
        return new EvidencePage(
                t.get(mine ? "evidence.list.mine-title" : own ? "evidence.list.title" : "evidence.list.title-of", name),
                t.get("evidence.list.summary", String.valueOf(entries.size())),
                done.equals("recorded") || done.equals("withdrawn") ? t.get("evidence.done." + done) : "",
                records ? "/evidence/new" + (own ? "" : "?person=" + person) : "",
                tabs(actor, t, own, mine),
                rows(actor, t, entries),
                older(entries, own ? null : person, mine));
    }

    /** One entry with its form of withdrawal. */
    @Transactional(readOnly = true)
    WithdrawalForm withdrawal(Actor actor, Texts t, long id, Form form) {
        var shown = form.shown(t);
        var entry = evidence.find(id, false).orElseThrow(() -> new Missing("evidence", id));
        if (!WithdrawingEvidence.mayWithdraw(actor, entry)) {
            throw new Forbidden("withdraw evidence " + id);
        }
        var row = rows(actor, t, List.of(entry)).getFirst();
        return new WithdrawalForm(
                "/evidence/" + id + "/withdraw",
                row.duty(),
                row.when(),
                row.kind(),
                row.person(),
                shown.field("reason"),
                shown.mistakes());
    }

    private static List<EvidencePage.Tab> tabs(Actor actor, Texts t, boolean own, boolean mine) {
        if (!own || !Permission.RECORD_FOR_OTHERS.heldBy(actor)) {
            return List.of();
        }
        return List.of(
                new EvidencePage.Tab(t.get("evidence.tab.own"), "/evidence", !mine),
                new EvidencePage.Tab(t.get("evidence.tab.mine"), "/evidence?mine=true", mine));
    }

    private static String older(List<JdbcEvidence.Entry> entries, @Nullable Long person, boolean mine) {
        if (entries.size() < PAGE) {
            return "";
        }
        var last = OffHours.dateOf(entries.getLast().fact().actAt()).plusDays(1);
        var first = OffHours.dateOf(entries.getFirst().fact().actAt());
        var before = last.isAfter(first) ? first : last;
        return "/evidence?before=" + before + (person == null ? "" : "&person=" + person) + (mine ? "&mine=true" : "");
    }

    private List<EvidencePage.Row> rows(Actor actor, Texts t, List<JdbcEvidence.Entry> entries) {
        var lines = duties.byId(
                entries.stream().map(entry -> entry.fact().dutyId()).distinct().toList());
        var names = people.names(entries.stream()
                .map(entry -> entry.fact().personId())
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var marks =
                proofs.of(entries.stream().map(entry -> newest(entry.fact())).toList());
        var rows = new ArrayList<EvidencePage.Row>();
        for (var entry : entries) {
            var mark = Objects.requireNonNull(marks.get(newest(entry.fact())));
            rows.add(row(actor, t, entry, lines.get(entry.fact().dutyId()), names, mark));
        }
        return rows;
    }

    /** The entry that last spoke of it. */
    private static long newest(EvidenceFact fact) {
        var withdrawn = fact.withdrawnSeq();
        return withdrawn == null ? fact.enteredSeq() : withdrawn;
    }

    private EvidencePage.Row row(
            Actor actor,
            Texts t,
            JdbcEvidence.Entry entry,
            @Nullable DutyLine duty,
            Map<Long, String> names,
            Proof mark) {
        var fact = entry.fact();
        var withdrawn = entry.withdrawn();
        var may = withdrawn == null && WithdrawingEvidence.mayWithdraw(actor, entry);
        var whose = fact.personId() == null ? units.nameOf(fact.unitId()) : names.getOrDefault(fact.personId(), "");
        return new EvidencePage.Row(
                when(fact.actAt()),
                duty == null ? "" : duty.title(),
                duty == null ? "" : duty.href(),
                whose,
                t.get("evidence-kind." + fact.kind().name()),
                fact.quantity() == 1 ? "" : t.get("evidence.times", String.valueOf(fact.quantity())),
                hours(t, fact),
                t.get("evidence.origin." + fact.origin().name()),
                withdrawn == null ? entry.note() : withdrawn,
                withdrawn == null ? "good" : "warn",
                withdrawn == null ? "check" : "arrow-back-up",
                t.get(withdrawn == null ? "evidence.state.counts" : "evidence.state.withdrawn"),
                mark,
                may ? "/evidence/" + fact.id() + "/withdraw" : "");
    }

    private static String hours(Texts t, EvidenceFact fact) {
        var words = new ArrayList<String>();
        if (fact.night()) {
            words.add(t.get("evidence.night"));
        } else if (fact.offHours()) {
            words.add(t.get("evidence.off-hours"));
        }
        if (fact.unannounced()) {
            words.add(t.get("evidence.unannounced"));
        }
        return String.join(" ", words);
    }

    static String when(Instant at) {
        return WHEN.format(at.atZone(OffHours.CHINA));
    }
}
