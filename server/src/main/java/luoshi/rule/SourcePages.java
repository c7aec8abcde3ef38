package luoshi.rule;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import luoshi.engine.statute.ChineseNumeral;
import luoshi.engine.statute.comparison.StatuteTitle;
import luoshi.engine.statute.lint.Modality;
import luoshi.engine.statute.lint.OperabilityLint;
import luoshi.engine.statute.lint.Passage;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.organisation.Areas;
import luoshi.organisation.Units;
import luoshi.rule.JdbcRuleList.TakenUp;
import luoshi.rule.JdbcSources.NodeRow;
import luoshi.rule.JdbcSources.SourceRow;
import luoshi.rule.web.Mark;
import luoshi.rule.web.SourcePage;
import luoshi.rule.web.UploadPage;
import luoshi.web.Form;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads regulations for their pages. */
@Component
class SourcePages {
    private final JdbcSources sources;
    private final SourceReadings readings;
    private final JdbcRuleList rules;
    private final SourceVersions versions;
    private final Areas areas;
    private final Units units;
    private final Clock clock;

    SourcePages(
            JdbcSources sources,
            SourceReadings readings,
            JdbcRuleList rules,
            SourceVersions versions,
            Areas areas,
            Units units,
            Clock clock) {
        this.sources = sources;
        this.readings = readings;
        this.rules = rules;
        this.versions = versions;
        this.areas = areas;
        this.units = units;
        this.clock = clock;
    }

    /** A file to download. */
    record Download(String name, byte[] bytes) {}

    @Transactional(readOnly = true)
    public Download file(long id) {
        var source = sources.find(id).orElseThrow(() -> new Missing("source", id));
        return new Download(source.fileName(), sources.content(id).orElseThrow(() -> new Missing("source", id)));
    }

    @Transactional(readOnly = true)
    public UploadPage upload(Form form, Actor actor, Texts t) {
        var shown = form.shown(t);
        return new UploadPage(
                shown.mistakes(),
                shown.field("file"),
                shown.field("title"),
                shown.field("issuer"),
                shown.constants("level", SourceLevel.class, one -> t.get("rule.level." + one)),
                Views.units(shown, "owner", Views.owners(units.tree(LocalDate.now(clock)), actor)),
                shown.field("dated"),
                shown.field("from"),
                shown.field("last"));
    }

    @Transactional(readOnly = true)
    public SourcePage page(long id, Form form, String notice, Actor actor, Texts t) {
        var source = sources.find(id).orElseThrow(() -> new Missing("source", id));
        var outline = new Outline(sources.nodes(id));
        var mayWrite = Permission.WRITE_RULES.heldBy(actor);
        var shown = form.shown(t);
        var owners = Views.owners(units.tree(LocalDate.now(clock)), actor);
        var owner = Objects.requireNonNullElse(form.idOrNull("owner"), actor.unitId());
        var taken = rules.takenUp(id);
        var ticked = form.ids("node");
        var citations = citations(source, outline);
        var parts = outline.nodes().stream()
                .filter(outline::shown)
                .map(node -> part(node, outline, citations, taken, ticked, owner, mayWrite, t))
                .toList();
        return new SourcePage(
                id,
                source.title(),
                t.get(
                        "rule.source.subtitle",
                        t.get("rule.level." + source.level().name()),
                        issuer(source),
                        Long.toString(
                                parts.stream().filter(SourcePage.Part::tickable).count()),
                        Integer.toString(taken.size())),
                notice,
                source.notes().stream().map(note -> t.get("rule.note." + note)).toList(),
                sources.problems(id).stream()
                        .map(problem -> problem(problem, t))
                        .toList(),
                facts(source, t),
                SourceVersions.nearest(source, versions.others(source))
                        .map(other -> "/rules/sources/" + id + "/compare?with=" + other.id())
                        .orElse(""),
                mayWrite,
                shown.mistakes(),
                Views.areas(shown, "area", areas, t.get("rule.choose"), t),
                Views.units(shown, "owner", owners),
                parts);
    }

    private String issuer(SourceRow source) {
        return source.issuer().isEmpty()
                ? units.names(List.of(source.ownerUnit())).getOrDefault(source.ownerUnit(), "")
                : source.issuer();
    }

    private List<SourcePage.Fact> facts(SourceRow source, Texts t) {
        var facts = new ArrayList<SourcePage.Fact>();
        facts.add(new SourcePage.Fact(t.get("rule.upload.issuer"), issuer(source)));
        facts.add(new SourcePage.Fact(
                t.get("rule.upload.level"), t.get("rule.level." + source.level().name())));
        if (source.documentDate() != null) {
            facts.add(new SourcePage.Fact(t.get("rule.upload.dated"), Dates.table(source.documentDate())));
        }
        facts.add(new SourcePage.Fact(t.get("rule.in-force"), Dates.range(source.from(), source.to(), t)));
        facts.add(new SourcePage.Fact(t.get("rule.source.file"), source.fileName()));
        facts.add(new SourcePage.Fact(t.get("rule.source.uploaded"), Dates.table(source.uploadedAt())));
        facts.add(new SourcePage.Fact(
                "SHA-256",
                source.sha256().substring(0, Math.min(16, source.sha256().length()))));
        return facts;
    }

    private @Nullable Citations citations(SourceRow source, Outline outline) {
        var library = new HashMap<String, Long>();
        sources.titles().forEach((id, title) -> library.putIfAbsent(StatuteTitle.key(title), id));
        return readings.of(source)
                .map(statute -> new Citations(statute, outline.nodes(), library))
                .orElse(null);
    }

    private static List<SourcePage.Piece> pieces(
            String words, NodeRow node, List<NodeRow> melted, @Nullable Citations citations) {
        var shown = new ArrayList<>(List.of(node));
        shown.addAll(melted);
        return citations == null || words.isEmpty()
                ? List.of(new SourcePage.Piece(words, ""))
                : citations.pieces(words, shown);
    }

    private static SourcePage.Part part(
            NodeRow node,
            Outline outline,
            @Nullable Citations citations,
            Map<Long, List<TakenUp>> taken,
            List<Long> ticked,
            long owner,
            boolean mayWrite,
            Texts t) {
        var heading = switch (node.kind()) {
            case PART, SUBPART, CHAPTER, SECTION -> true;
            case ARTICLE, PARAGRAPH, ITEM, SUBITEM, TABLE, ANNEX, FREE -> false;
        };
        var clauses = taken.getOrDefault(node.id(), List.of());
        var binds = outline.binds(node);
        var whole =
                !outline.below(node).isEmpty() && outline.below(node).stream().noneMatch(outline::shown);
        var text = whole ? outline.ownWords(node) : node.text();
        var words = ((node.heading() == null ? "" : node.heading() + " ") + text).strip();
        var melted = whole ? outline.below(node) : List.<NodeRow>of();
        return new SourcePage.Part(
                node.id(),
                Math.min(outline.depth(node), 7),
                heading,
                Stream.concat(Stream.of(node), melted.stream()).map(NodeRow::id).toList(),
                node.number() == null ? "" : node.number(),
                words,
                heading ? List.of() : pieces(words, node, melted, citations),
                mayWrite && binds && clauses.stream().noneMatch(clause -> clause.owner() == owner),
                ticked.contains(node.id()),
                binds && !text.isBlank() && !leadsIn(node, outline) ? marks(text, outline.leadIns(node), t) : List.of(),
                clauses.stream()
                        .map(clause -> new SourcePage.Link("/rules/clauses/" + clause.clause(), clause.title()))
                        .toList());
    }

    /** Whether the words only lead into what lies below: each item is judged by itself, together with them. */
    private static boolean leadsIn(NodeRow node, Outline outline) {
        return outline.below(node).stream()
                .anyMatch(below -> outline.shown(below) || !outline.below(below).isEmpty());
    }

    private static List<Mark> marks(String text, List<Passage> leadIns, Texts t) {
        var lint = OperabilityLint.of(new Passage(text, 0), leadIns);
        if (lint.modality() == Modality.STATES) {
            return List.of();
        }
        var marks = new ArrayList<Mark>();
        marks.add(new Mark("", "", t.get("lint.modality." + lint.modality().name())));
        if (!lint.lacks().isEmpty()) {
            marks.add(new Mark("warn", "pencil-exclamation", t.get("lint.lacks", LintViews.lacks(lint.lacks(), t))));
        }
        return marks;
    }

    private static String problem(JdbcSources.ProblemRow problem, Texts t) {
        var found = number(problem.found(), problem.kind(), t);
        return problem.after().isEmpty()
                ? t.get("rule.numbering." + problem.code() + ".first", found)
                : t.get("rule.numbering." + problem.code(), found, number(problem.after(), problem.kind(), t));
    }

    private static String number(String ordinal, String kind, Texts t) {
        var parts = ordinal.split("-");
        if (t.english()) {
            return t.get("rule.part." + kind, String.join(".", parts));
        }
        var number = new StringBuilder(t.get("rule.part." + kind, numeral(parts[0])));
        for (int i = 1; i < parts.length; i++) {
            number.append('之').append(numeral(parts[i]));
        }
        return number.toString();
    }

    private static String numeral(String digits) {
        return digits.length() > 4 || digits.isEmpty() ? digits : ChineseNumeral.format(Integer.parseInt(digits));
    }
}
