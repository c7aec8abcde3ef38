package luoshi.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import luoshi.engine.calendar.OffHours;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.ledger.EntryRows.State;
import luoshi.ledger.JdbcEntries.Line;
import luoshi.ledger.web.EntryPage;
import luoshi.ledger.web.EntryPage.Fact;
import luoshi.web.Proof;
import luoshi.web.Texts;
import luoshi.web.spi.PersonNames;
import luoshi.web.spi.UnitNames;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the page of one entry together. */
@Component
class EntryPages {
    private static final String ZEROS = "0".repeat(ChainText.HASH_DIGITS);

    private final JdbcEntries entries;
    private final EntryRows entryRows;
    private final Proofs proofs;
    private final ObjectProvider<PersonNames> people;
    private final ObjectProvider<UnitNames> units;

    EntryPages(
            JdbcEntries entries,
            EntryRows entryRows,
            Proofs proofs,
            ObjectProvider<PersonNames> people,
            ObjectProvider<UnitNames> units) {
        this.entries = entries;
        this.entryRows = entryRows;
        this.proofs = proofs;
        this.people = people;
        this.units = units;
    }

    /**
     * The page.
     *
     * @throws Missing where there is no such entry, or none that the actor may read
     */
    @Transactional(readOnly = true)
    EntryPage page(Actor actor, Texts t, long seq) {
        var line = entries.find(seq).orElseThrow(() -> new Missing("entry", seq));
        var readable = Sealed.readable(line.entity(), line.actorId(), actor);
        var words = new LedgerWords(t);
        EntryRows.Found found;
        try {
            found = entryRows.of(seq);
        } catch (SQLException failed) {
            throw new IllegalStateException("rows of entry " + seq, failed);
        }
        var position = line.position();
        var opener = line.opens() ? null : entries.opener(seq).orElse(null);
        var neighbours = position == null ? java.util.Map.<Integer, Long>of() : entries.neighbours(position);
        var seqs = new ArrayList<Long>(List.of(seq));
        if (opener != null) {
            seqs.add(opener);
        }
        seqs.addAll(neighbours.values());
        found.rows().stream().filter(row -> row.later() > 0).forEach(row -> seqs.add(row.later()));
        var marks = proofs.of(seqs);
        return new EntryPage(
                t.get("ledger.entry.title", seq, words.action(line.action())),
                t.get("ledger.entry.summary", LedgerPages.actorName(t, line), LedgerPages.stamp(line.at())),
                Objects.requireNonNull(marks.get(seq)),
                facts(t, words, line, readable),
                !readable,
                readable ? content(words, line) : List.of(),
                chain(t, line),
                position == null ? "" : steps(t, line, position, readable ? found.text() : null),
                line.hash(),
                rowsText(t, line, opener, readable, found),
                opener == null ? null : marks.get(opener),
                readable && line.opens()
                        ? found.rows().stream()
                                .map(row -> row(t, row, marks.get(row.later())))
                                .toList()
                        : List.of(),
                Permission.SEE_LENSES.heldBy(actor)
                        ? "/coverage?asof=" + OffHours.dateOf(line.at()) + "&known=" + seq
                        : "",
                neighbours.containsKey(-1) ? marks.get(neighbours.get(-1)) : null,
                neighbours.containsKey(1) ? marks.get(neighbours.get(1)) : null);
    }

    private List<Fact> facts(Texts t, LedgerWords words, Line line, boolean readable) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(t.get("ledger.fact.who"), LedgerPages.actorName(t, line), false));
        facts.add(new Fact(t.get("ledger.fact.when"), LedgerPages.stamp(line.at()), false));
        facts.add(new Fact(t.get("ledger.fact.action"), words.action(line.action()), false));
        facts.add(new Fact(
                t.get("ledger.fact.entity"),
                line.entityId() == null
                        ? words.entity(line.entity())
                        : t.get("ledger.entity-of", words.entity(line.entity()), line.entityId()),
                false));
        var unit = line.unitId();
        if (unit != null) {
            add(facts, t.get("ledger.fact.unit"), units.getObject().nameOf(unit));
        }
        var person = line.personId();
        if (person != null && readable) {
            add(
                    facts,
                    t.get("ledger.fact.person"),
                    people.getObject().names(List.of(person)).getOrDefault(person, ""));
        }
        return facts;
    }

    private static void add(List<Fact> facts, String label, String value) {
        if (!value.isEmpty()) {
            facts.add(new Fact(label, value, false));
        }
    }

    private static List<Fact> content(LedgerWords words, Line line) {
        return line.body()
                .propertyStream()
                .map(field -> new Fact(words.field(field.getKey()), words.value(field.getValue()), false))
                .toList();
    }

    private List<Fact> chain(Texts t, Line line) {
        var position = line.position();
        if (position == null) {
            return List.of();
        }
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(t.get("ledger.fact.position"), t.get("ledger.position", position), false));
        entries.sealOf(position)
                .ifPresent(seal -> facts.add(new Fact(
                        t.get("ledger.fact.sealed"),
                        t.get("ledger.sealed-in", LedgerPages.stamp(seal.at()), seal.number()),
                        false)));
        facts.add(new Fact(t.get("ledger.fact.previous"), line.previous().isEmpty() ? ZEROS : line.previous(), true));
        facts.add(new Fact(t.get("ledger.fact.hash"), line.hash(), true));
        return facts;
    }

    /** Command lines that anybody can run; the text stands in them, or is taken from an export where it may not be shown. */
    private static String steps(Texts t, Line line, long position, @Nullable String text) {
        var previous = line.previous().isEmpty() ? ZEROS : line.previous();
        return "# " + t.get("ledger.step.text") + "\n"
                + (text == null
                        ? "sed -n '" + (position + 1) + "p' luoshi-ledger.txt | cut -f2- | head -c -1 > line\n"
                        : "head -c -1 > line <<'END'\n" + text + "\nEND\n")
                + "# " + t.get("ledger.step.leaf") + "\n"
                + "leaf=$( (printf '\\0'; cat line) | sha256sum | cut -c1-64)\n"
                + "# " + t.get("ledger.step.link") + "\n"
                + "printf \"$(printf %s \"01" + previous + "$leaf\" | sed 's/../\\\\x&/g')\" | sha256sum";
    }

    private static String rowsText(Texts t, Line line, @Nullable Long opener, boolean readable, EntryRows.Found found) {
        if (!readable) {
            return t.get("ledger.rows.hidden");
        }
        if (opener != null) {
            return t.get("ledger.rows.opener");
        }
        if (!line.opens()) {
            return t.get("ledger.rows.before");
        }
        if (found.total() == 0) {
            return t.get("ledger.rows.none");
        }
        var broken =
                found.rows().stream().filter(row -> row.state() == State.BROKEN).count();
        return found.total() > found.rows().size()
                ? t.get("ledger.rows.first", found.total(), found.rows().size(), broken)
                : t.get("ledger.rows.all", found.total(), broken);
    }

    private static EntryPage.Row row(Texts t, EntryRows.Row row, @Nullable Proof later) {
        var gone = row.gone() && row.state() == State.SAME;
        return new EntryPage.Row(
                row.table(),
                row.key(),
                switch (row.state()) {
                    case SAME -> "good";
                    case BROKEN -> "bad";
                    case LATER, UNKNOWN -> "";
                },
                switch (row.state()) {
                    case SAME -> "check";
                    case BROKEN -> "alert-triangle";
                    case LATER, UNKNOWN -> "clock";
                },
                t.get("ledger.row." + (gone ? "GONE" : row.state().name())),
                later);
    }
}
