package luoshi.rule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import luoshi.database.Reading;
import luoshi.engine.statute.Node;
import luoshi.engine.statute.NodeKind;
import luoshi.engine.statute.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcSources {
    private static final String ADD = """
            insert into rule.source (title, issuer, level, owner_unit_id, document_date, in_force, file_name, sha256, content, uploaded_at, notes)
            values (:title, :issuer, :level, :owner, :dated, daterange(:from, :to), :file, :hash, :content, :at, :notes)
            on conflict (owner_unit_id, sha256) do nothing returning id
            """;
    private static final String ADD_NODES = """
            insert into rule.node (id, source_id, parent_id, position, kind, number, heading, text, span_start, span_end)
            select id, :source, parent, position, kind, number, heading, text, span_start, span_end
            from unnest(cast(:ids as bigint[]), cast(:parents as bigint[]), cast(:positions as int[]), cast(:kinds as text[]),
                        cast(:numbers as text[]), cast(:headings as text[]), cast(:texts as text[]), cast(:starts as int[]), cast(:ends as int[]))
                 as part(id, parent, position, kind, number, heading, text, span_start, span_end)
            """;
    private static final String SOURCE = """
            select s.id, s.title, s.issuer, s.level, s.owner_unit_id, s.document_date, lower(s.in_force) as since, upper(s.in_force) as until,
                   s.file_name, s.sha256, s.uploaded_at, s.notes
            from rule.source s
            """;

    private final JdbcClient sql;

    JdbcSources(JdbcClient sql) {
        this.sql = sql;
    }

    /** A regulation without its bytes. */
    record SourceRow(
            long id,
            String title,
            String issuer,
            SourceLevel level,
            long ownerUnit,
            @Nullable LocalDate documentDate,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            String fileName,
            String sha256,
            OffsetDateTime uploadedAt,
            List<String> notes) {}

    /** A part of a regulation as it is stored. */
    record NodeRow(
            long id,
            @Nullable Long parent,
            NodeKind kind,
            @Nullable String number,
            @Nullable String heading,
            String text,
            int at) {}

    /** An anomaly of numbering: the greatest number before and the one found, as printed lists of integers. */
    record ProblemRow(String code, String kind, String after, String found) {}

    Optional<Long> withBytes(long owner, String hash) {
        return sql.sql("select id from rule.source where owner_unit_id = :owner and sha256 = :hash")
                .param("owner", owner)
                .param("hash", hash)
                .query(Long.class)
                .optional();
    }

    Optional<Long> add(UploadSource source, String title, String hash, List<String> notes, OffsetDateTime at) {
        return sql.sql(ADD)
                .param("title", title)
                .param("issuer", source.issuer())
                .param("level", source.level().name())
                .param("owner", source.ownerUnit())
                .param("dated", source.documentDate())
                .param("from", source.from(), java.sql.Types.DATE)
                .param("to", source.to(), java.sql.Types.DATE)
                .param("file", source.fileName())
                .param("hash", hash)
                .param("content", source.bytes())
                .param("at", at)
                .param("notes", notes.toArray(String[]::new))
                .query(Long.class)
                .optional();
    }

    /** Stores the tree and returns how many parts it has. */
    int addNodes(long source, List<Node> nodes) {
        var flat = new ArrayList<Flat>();
        flatten(nodes, null, flat);
        if (flat.isEmpty()) {
            return 0;
        }
        var ids = sql.sql("select nextval('rule.node_id_seq') from generate_series(1, :count)")
                .param("count", flat.size())
                .query(Long.class)
                .list();
        sql.sql(ADD_NODES)
                .param("source", source)
                .param("ids", ids.toArray(Long[]::new))
                .param(
                        "parents",
                        flat.stream()
                                .map(part -> part.parent == null ? null : ids.get(part.parent))
                                .toArray(Long[]::new))
                .param(
                        "positions",
                        java.util.stream.IntStream.range(0, flat.size()).boxed().toArray(Integer[]::new))
                .param(
                        "kinds",
                        flat.stream().map(part -> part.node.kind().name()).toArray(String[]::new))
                .param("numbers", flat.stream().map(part -> part.node.number()).toArray(String[]::new))
                .param(
                        "headings",
                        flat.stream().map(part -> part.node.heading()).toArray(String[]::new))
                .param(
                        "texts",
                        flat.stream()
                                .map(part -> part.node.text().replace("\u0000", ""))
                                .toArray(String[]::new))
                .param(
                        "starts",
                        flat.stream().map(part -> part.node.span().start()).toArray(Integer[]::new))
                .param("ends", flat.stream().map(part -> part.node.span().end()).toArray(Integer[]::new))
                .update();
        return flat.size();
    }

    private record Flat(Node node, @Nullable Integer parent) {}

    private static void flatten(List<Node> nodes, @Nullable Integer parent, List<Flat> flat) {
        for (var node : nodes) {
            int at = flat.size();
            flat.add(new Flat(node, parent));
            flatten(node.children(), at, flat);
        }
    }

    void addProblems(long source, List<Problem> problems) {
        for (int i = 0; i < problems.size(); i++) {
            var problem = problems.get(i);
            var after = switch (problem) {
                case Problem.Gap gap -> gap.after();
                case Problem.Repeat ignored -> List.<Integer>of();
                case Problem.Disorder late -> late.after();
            };
            sql.sql(
                            "insert into rule.numbering (source_id, position, code, kind, after, found) values (:source, :position, :code, :kind, :after, :found)")
                    .param("source", source)
                    .param("position", i)
                    .param("code", problem.code())
                    .param("kind", problem.kind().name())
                    .param("after", number(after))
                    .param("found", number(problem.found()))
                    .update();
        }
    }

    private static String number(List<Integer> ordinal) {
        return ordinal.stream().map(String::valueOf).collect(Collectors.joining("-"));
    }

    Optional<SourceRow> find(long id) {
        return sql.sql(SOURCE + " where s.id = :id")
                .param("id", id)
                .query(JdbcSources::source)
                .optional();
    }

    List<SourceRow> all() {
        return sql.sql(
                        SOURCE
                                + " order by array_position(array['LAW', 'REGULATION', 'MINISTRY', 'PROVINCE', 'CITY', 'BUREAU', 'STATION'], s.level), s.title, s.id")
                .query(JdbcSources::source)
                .list();
    }

    /** Titles of the regulations that the reader sees, by id, the newest first. */
    Map<Long, String> titles() {
        return Reading.once(new Titles(), () -> {
            var titles = new LinkedHashMap<Long, String>();
            sql.sql("select id, title from rule.source order by id desc").query(row -> {
                titles.put(row.getLong("id"), row.getString("title"));
            });
            return titles;
        });
    }

    private record Titles() {}

    /** The byte at which a part begins, empty when there is no such part. */
    Optional<Integer> start(long node) {
        return sql.sql("select span_start from rule.node where id = :node")
                .param("node", node)
                .query(Integer.class)
                .optional();
    }

    Optional<byte[]> content(long id) {
        return sql.sql("select content from rule.source where id = :id")
                .param("id", id)
                .query(byte[].class)
                .optional();
    }

    List<NodeRow> nodes(long source) {
        return sql.sql(
                        "select id, parent_id, kind, number, heading, text, span_start from rule.node where source_id = :source order by position")
                .param("source", source)
                .query((row, number) -> new NodeRow(
                        row.getLong("id"),
                        row.getObject("parent_id", Long.class),
                        NodeKind.valueOf(row.getString("kind")),
                        row.getString("number"),
                        row.getString("heading"),
                        row.getString("text"),
                        row.getInt("span_start")))
                .list();
    }

    List<ProblemRow> problems(long source) {
        return sql.sql(
                        "select code, kind, after, found from rule.numbering where source_id = :source order by position")
                .param("source", source)
                .query((row, number) -> new ProblemRow(
                        row.getString("code"), row.getString("kind"), row.getString("after"), row.getString("found")))
                .list();
    }

    private static SourceRow source(ResultSet row, int number) throws SQLException {
        return new SourceRow(
                row.getLong("id"),
                row.getString("title"),
                row.getString("issuer"),
                SourceLevel.valueOf(row.getString("level")),
                row.getLong("owner_unit_id"),
                row.getObject("document_date", LocalDate.class),
                row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class),
                row.getString("file_name"),
                row.getString("sha256"),
                row.getObject("uploaded_at", OffsetDateTime.class),
                Rows.strings(row.getArray("notes")));
    }
}
