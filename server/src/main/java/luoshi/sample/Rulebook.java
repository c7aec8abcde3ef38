package luoshi.sample;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.statute.Node;
import luoshi.engine.statute.NodeKind;
import luoshi.engine.statute.StatuteParser;
import luoshi.sample.Bureau.Area;
import luoshi.sample.Bureau.Unit;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/** Regulations of the sample world, their clauses and what these make people owe. */
final class Rulebook {
    private static final Map<String, String> MANY =
            Map.of("OFFICERS", "CHF INS DEP HED DSP COM CAS PAT WIN", "AUXILIARIES", "ADS ACM ACS APT AWN");
    private static final String NUMERALS = "一二三四五六七八九十";

    /** One line of the table of clauses as written. */
    record Duty(
            long id,
            long clause,
            String title,
            boolean zeroTolerance,
            long version,
            Area area,
            String kind,
            boolean ofUnits,
            Cadence cadence,
            int count,
            double night,
            double offHours,
            double unannounced,
            List<String> accepts,
            Set<String> posts,
            List<Unit> units,
            String occasion,
            int dueDays,
            String stage,
            LocalDate published) {
        boolean binds(Unit unit) {
            return units.stream().anyMatch(unit::below);
        }
    }

    private record Source(long id, Unit owner, Map<String, Long> articles) {}

    final List<Duty> duties = new ArrayList<>();
    private final Tables tables;
    private final Window window;
    private final Bureau bureau;
    private final People people;
    private final Map<String, Source> sources = new HashMap<>();

    Rulebook(Tables tables, Window window, Bureau bureau, People people) {
        this.tables = tables;
        this.window = window;
        this.bureau = bureau;
        this.people = people;
        var lines = Stream.of("clauses.csv", "earlier.csv")
                .flatMap(name -> Lines.of(name).stream())
                .collect(Collectors.groupingBy(field -> field[0]));
        for (var field : Lines.of("sources.csv")) {
            sources.put(field[0], source(field, lines.getOrDefault(field[0], List.of())));
        }
        var count = new HashMap<String, Integer>();
        for (var field : Lines.of("clauses.csv")) {
            clause(field, count.merge(field[0], 1, Integer::sum));
        }
    }

    private Source source(String[] field, List<String[]> clauses) {
        var owner = bureau.unit(field[4]);
        var dated = window.from.minusDays(Integer.parseInt(field[5]));
        var earlier = field[6].equals("e");
        var own = earlier || field[6].equals("y");
        var text = own ? articles(field[1], clauses) : citation(field[1]);
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var inForce = own && !earlier ? window.from : dated;
        var id = tables.source.add(
                field[1],
                field[2],
                field[3],
                owner.id(),
                dated,
                Window.range(inForce, earlier ? window.from : LocalDate.MAX),
                field[1] + ".md",
                DigestUtils.sha256Hex(bytes),
                bytes,
                OffsetDateTime.of(window.from.minusDays(20).atTime(1, 0), ZoneOffset.UTC));
        var found = new LinkedHashMap<String, Long>();
        if (own) {
            var position = 0;
            for (var node : StatuteParser.parse(bytes).nodes()) {
                write(id, null, node, position++, found);
            }
        }
        return new Source(id, owner, found);
    }

    private void write(long source, @Nullable Long parent, Node node, int position, Map<String, Long> found) {
        var id = tables.node.add(
                source,
                parent,
                position,
                node.kind().name(),
                node.number(),
                node.heading(),
                node.text(),
                node.span().start(),
                node.span().end());
        if (node.kind() == NodeKind.ARTICLE && node.number() != null) {
            found.put(node.number(), id);
        }
        var below = 0;
        for (var child : node.children()) {
            write(source, id, child, below++, found);
        }
    }

    private static String articles(String title, List<String[]> clauses) {
        var text = new StringBuilder("# ").append(title).append("\n\n");
        for (var i = 0; i < clauses.size(); i++) {
            var field = clauses.get(i);
            text.append(number(i + 1)).append('　').append(field[3]).append('。');
            text.append(field[4]).append('。').append(field[5]).append("。\n\n");
        }
        return text.toString();
    }

    private static String citation(String title) {
        return "# " + title + "\n\n这里只引题名和条号，不收原文。原文以公布的文本为准。\n";
    }

    private static String number(int n) {
        var tens = n / 10;
        var text = tens == 0 ? "" : (tens == 1 ? "" : NUMERALS.substring(tens - 1, tens)) + "十";
        return "第" + text + (n % 10 == 0 ? "" : NUMERALS.substring(n % 10 - 1, n % 10)) + "条";
    }

    private void clause(String[] field, int number) {
        var source = sources.get(field[0]);
        if (source == null) {
            throw new IllegalStateException("no source " + field[0]);
        }
        var flags = Set.of(field[18].split(" "));
        var article = flag(flags, "article:");
        var reference = article.isEmpty() ? number(number) : article;
        var area = bureau.area(field[1]);
        var clause = tables.clause.add(
                source.id(), source.articles().get(reference), source.owner().id(), reference, field[2]);
        var published = window.from.minusDays(12);
        var responsible = people.named(source.owner().code().equals("QS") ? inCharge(area) : "秦越");
        var version = tables.clauseVersion.add(
                clause,
                1,
                "PUBLISHED",
                area.id(),
                field[3],
                field[4],
                field[5],
                flags.contains("hard"),
                !flags.contains("soft"),
                flags.contains("zero"),
                responsible.id(),
                Window.range(window.from, LocalDate.MAX),
                OffsetDateTime.of(published.atTime(2, 0), ZoneOffset.UTC));
        var code = "%s%02d".formatted(field[0], number);
        var duty = tables.duty.add(clause, code, field[19].isEmpty() ? field[2] : field[19]);
        duties.add(duty(field, flags, duty, clause, version, source.owner(), published));
    }

    private static String inCharge(Area area) {
        return area.inCharge().isEmpty() ? "周砚明" : area.inCharge();
    }

    private Duty duty(
            String[] field, Set<String> flags, long id, long clause, long version, Unit owner, LocalDate published) {
        var posts = posts(field[14]);
        var units = flags.contains("leaves")
                ? bureau.teams()
                : bureau.units.values().stream()
                        .filter(unit -> flags.contains(unit.code()))
                        .toList();
        if (units.isEmpty()) {
            units = List.of(owner);
        }
        var duty = new Duty(
                id,
                clause,
                field[2],
                flags.contains("zero"),
                version,
                bureau.area(field[1]),
                field[6],
                field[7].equals("UNIT"),
                Cadence.valueOf(field[8]),
                Integer.parseInt(field[9]),
                share(field[10]),
                share(field[11]),
                share(field[12]),
                List.of(field[13].split(",")),
                posts,
                units,
                field[15],
                field[16].isEmpty() ? 0 : Integer.parseInt(field[16]),
                flag(flags, "stage:"),
                published);
        tables.dutyVersion.add(
                id,
                version,
                duty.kind(),
                field[7],
                duty.cadence().name(),
                duty.count(),
                duty.night(),
                duty.offHours(),
                duty.unannounced(),
                duty.accepts(),
                units.stream().map(Unit::id).toList(),
                posts.stream().sorted().map(bureau::post).toList(),
                duty.stage().isEmpty() ? List.of() : List.of(duty.stage()),
                duty.occasion().isEmpty() ? null : duty.occasion(),
                duty.occasion().isEmpty() ? null : duty.dueDays());
        return duty;
    }

    private static Set<String> posts(String field) {
        var text = field;
        for (var many : MANY.entrySet()) {
            text = text.replace(many.getKey(), many.getValue());
        }
        return text.isBlank() ? Set.of() : Set.of(text.split(" "));
    }

    private static double share(String field) {
        return field.isEmpty() ? 0 : Double.parseDouble(field);
    }

    private static String flag(Set<String> flags, String prefix) {
        return flags.stream()
                .filter(flag -> flag.startsWith(prefix))
                .map(flag -> flag.substring(prefix.length()))
                .findFirst()
                .orElse("");
    }
}
