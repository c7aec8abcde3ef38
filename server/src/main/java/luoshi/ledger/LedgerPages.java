package luoshi.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import luoshi.engine.calendar.OffHours;
import luoshi.kernel.Actor;
import luoshi.kernel.Dates;
import luoshi.kernel.Permission;
import luoshi.ledger.JdbcEntries.Filter;
import luoshi.ledger.JdbcEntries.Line;
import luoshi.ledger.Verification.Break;
import luoshi.ledger.Verification.Kind;
import luoshi.ledger.web.LedgerPage;
import luoshi.web.Form;
import luoshi.web.Proof;
import luoshi.web.Texts;
import luoshi.web.spi.PersonNames;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.UriComponentsBuilder;

/** Puts the page of the 审计链 together. */
@Component
class LedgerPages {
    static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("MM-dd HH:mm");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final int PAGE = 50;
    private static final int SEALS = 8;
    private static final int BREAKS = 40;
    private static final int LONGEST = 40;
    private static final List<String> FILTERS = List.of("who", "entity", "action", "from", "to");

    private final JdbcEntries entries;
    private final JdbcVerified verified;
    private final SealingLedger sealing;
    private final RoutineVerification routine;
    private final Proofs proofs;
    private final ObjectProvider<PersonNames> names;

    LedgerPages(
            JdbcEntries entries,
            JdbcVerified verified,
            SealingLedger sealing,
            RoutineVerification routine,
            Proofs proofs,
            ObjectProvider<PersonNames> names) {
        this.entries = entries;
        this.verified = verified;
        this.sealing = sealing;
        this.routine = routine;
        this.proofs = proofs;
        this.names = names;
    }

    @Transactional(readOnly = true)
    LedgerPage page(Actor actor, Texts t, Form query) {
        var words = new LedgerWords(t);
        var before = query.text("before").matches("\\d{1,18}") ? Long.parseLong(query.text("before")) : Long.MAX_VALUE;
        var found = entries.newest(filter(query), before, PAGE + 1);
        var lines = found.subList(0, Math.min(PAGE, found.size()));
        var shown = query.shown(t);
        var filtered = FILTERS.stream().anyMatch(query::ticked);
        var seals = entries.seals(SEALS);
        var sealed = seals.isEmpty() ? 0 : seals.getFirst().size();
        var waiting = entries.waiting(sealing.sealedBelow());
        var last = verified.last().orElse(null);
        return new LedgerPage(
                title(t, last, sealed + waiting, sealed),
                t.get("ledger.summary"),
                notice(t, query.text("done")),
                last == null || last.found().whole() ? null : alarm(t, last),
                check(t, last),
                last != null && last.found().whole(),
                Permission.VERIFY_LEDGER.heldBy(actor),
                routine.busy(),
                mayExport(actor) ? "/ledger/export" : "",
                shown.field("who"),
                shown.choice("entity", t.get("ledger.any"), LedgerWords.entities(), one -> one, words::entity),
                shown.choice("action", t.get("ledger.any"), LedgerWords.actions(), one -> one, words::action),
                shown.field("from"),
                shown.field("to"),
                filtered,
                t.get(filtered ? "ledger.caption.filtered" : "ledger.caption"),
                rows(actor, words, t, lines),
                found.size() > PAGE ? address(query, lines.getLast().seq()) : "",
                before == Long.MAX_VALUE ? "" : address(query, 0),
                t.get(
                        "ledger.seals.caption",
                        seals.isEmpty() ? 0 : seals.getFirst().number()),
                seals.stream()
                        .map(seal -> new LedgerPage.Seal(
                                t.get("ledger.seal.title", seal.size()),
                                when(seal.at()),
                                t.get("ledger.seal.text", seal.number(), seal.entries()),
                                Proof.brief(seal.hash())))
                        .toList());
    }

    /** Whether the actor may carry the whole chain away: nobody takes what he could not read entry by entry. */
    boolean mayExport(Actor actor) {
        return Permission.EXPORT_LEDGER.heldBy(actor) && !entries.goesBeyond(actor.scope());
    }

    private static Filter filter(Form query) {
        var from = Dates.day(query.text("from"));
        var to = Dates.day(query.text("to"));
        return new Filter(
                cut(query.text("who")),
                cut(query.text("entity")),
                cut(query.text("action")),
                start(from),
                start(to == null || to.getYear() > 9000 ? null : to.plusDays(1)));
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    private static @Nullable Instant start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(OffHours.CHINA).toInstant();
    }

    private static String address(Form query, long before) {
        var address = UriComponentsBuilder.fromPath("/ledger");
        for (var field : FILTERS) {
            if (query.ticked(field)) {
                address.queryParam(field, "{" + field + "}");
            }
        }
        if (before > 0) {
            address.queryParam("before", before);
        }
        return address.encode()
                .buildAndExpand(FILTERS.stream()
                        .filter(query::ticked)
                        .map(field -> cut(query.text(field)))
                        .toArray())
                .toUriString();
    }

    private static String title(Texts t, @Nullable Verified last, long all, long sealed) {
        return last == null || last.found().whole()
                ? t.get("ledger.title", all, sealed)
                : t.get("ledger.title.broken", all, sealed, last.broken());
    }

    private static String notice(Texts t, String done) {
        return done.equals("verified") || done.equals("verifying") ? t.get("ledger.done." + done) : "";
    }

    private static String check(Texts t, @Nullable Verified last) {
        if (last == null) {
            return t.get("ledger.check.never");
        }
        var found = last.found();
        return t.get(
                found.whole() ? "ledger.check.whole" : "ledger.check.broken",
                stamp(last.at()),
                last.by().equals("luoshi") ? t.get("ledger.check.daily") : last.by(),
                found.sealed(),
                found.rows(),
                last.broken(),
                "%.1f".formatted(last.millis() / 1000.0));
    }

    private LedgerPage.Alarm alarm(Texts t, Verified last) {
        var breaks = last.found().breaks();
        var shown = breaks.subList(0, Math.min(BREAKS, breaks.size()));
        var marks = proofs.of(shown.stream()
                .filter(LedgerPages::speaksOfEntry)
                .map(Break::number)
                .toList());
        return new LedgerPage.Alarm(
                t.get("ledger.alarm", last.broken(), stamp(last.at())),
                shown.stream()
                        .map(one -> new LedgerPage.Line(
                                t.get("ledger.break." + one.kind(), one.number(), one.table(), one.key()),
                                speaksOfEntry(one) ? marks.get(one.number()) : null))
                        .toList(),
                last.broken() > shown.size() ? t.get("ledger.alarm.more", last.broken() - shown.size()) : "");
    }

    private static boolean speaksOfEntry(Break one) {
        return one.number() > 0
                && Stream.of(Kind.ENTRY_CHANGED, Kind.ENTRY_GONE, Kind.ROW_CHANGED, Kind.ROW_GONE)
                        .anyMatch(kind -> kind == one.kind());
    }

    private List<LedgerPage.Row> rows(Actor actor, LedgerWords words, Texts t, List<Line> lines) {
        var marks = proofs.of(lines.stream().map(Line::seq).toList());
        var people = lines.stream()
                .map(Line::personId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var known = names.getObject().names(people);
        var rows = new ArrayList<LedgerPage.Row>();
        for (var line : lines) {
            var readable = Sealed.readable(line.entity(), line.actorId(), actor);
            rows.add(new LedgerPage.Row(
                    Objects.requireNonNull(marks.get(line.seq())),
                    when(line.at()),
                    actorName(t, line),
                    words.action(line.action()),
                    Stream.of(
                                    words.entity(line.entity()),
                                    readable ? LedgerWords.telling(line.body()) : t.get("ledger.hidden"))
                            .filter(part -> !part.isEmpty())
                            .reduce((one, other) -> one + t.get("ledger.joined") + other)
                            .orElse(""),
                    line.personId() == null || !readable ? "" : known.getOrDefault(line.personId(), ""),
                    Proof.brief(line.previous()),
                    Proof.brief(line.hash())));
        }
        return rows;
    }

    static String actorName(Texts t, Line line) {
        return line.actorName().equals("luoshi") ? t.get("ledger.program") : line.actorName();
    }

    private static String when(Instant at) {
        return WHEN.format(at.atZone(OffHours.CHINA));
    }

    static String stamp(Instant at) {
        return STAMP.format(at.atZone(OffHours.CHINA));
    }
}
