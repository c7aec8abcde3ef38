package luoshi.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import luoshi.database.Reading;
import luoshi.web.spi.UnitNames;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Units as the acting reader may see them (单位): names, codes, the tree on a day, 所领导 first. */
@Component
public class Units implements UnitNames {
    private static final String ON_DAY = """
            select u.id, u.code, u.name, u.kind, p.parent_id, u.position, lower(u.existence) as since,
                   upper(u.existence) as until, u.version
            from organisation.unit u
            left join organisation.placement p on p.unit_id = u.id and p.validity @> cast(:day as date)
            """;
    private static final String IN_ORDER = " order by u.kind <> 'LEADERS', u.position, u.id";

    private final JdbcClient sql;
    private final Clock clock;

    Units(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Every unit that exists on the day and that the reader sees, parents before children, 所领导 first. */
    @Transactional(readOnly = true)
    public List<Unit> tree(LocalDate day) {
        return Reading.settled(
                new Tree(day),
                () -> inTreeOrder(sql.sql(ON_DAY + "where u.existence @> cast(:day as date)" + IN_ORDER)
                        .param("day", day)
                        .query(Units::read)
                        .list()));
    }

    private record Tree(LocalDate day) {}

    /** The unit and everything below it on the day, in the order of the tree, as far as the reader sees it. */
    @Transactional(readOnly = true)
    public List<Unit> below(long root, LocalDate day) {
        var below = new ArrayList<Unit>();
        var ids = new HashSet<Long>();
        for (var unit : tree(day)) {
            if (unit.id() == root || unit.parentId() != null && ids.contains(unit.parentId())) {
                ids.add(unit.id());
                below.add(unit);
            }
        }
        return below;
    }

    /** The units below the root (or the root itself) that have none below them on the day: where people work. */
    @Transactional(readOnly = true)
    public List<Unit> leaves(long root, LocalDate day) {
        var below = below(root, day);
        var parents = below.stream().map(Unit::parentId).collect(Collectors.toSet());
        return below.stream().filter(unit -> !parents.contains(unit.id())).toList();
    }

    /** The unit, with its parent on the day. */
    @Transactional(readOnly = true)
    public Optional<Unit> find(long id, LocalDate day) {
        return Reading.settled(
                new One(id, day),
                () -> sql.sql(ON_DAY + "where u.id = :id")
                        .param("day", day)
                        .param("id", id)
                        .query(Units::read)
                        .optional());
    }

    private record One(long id, LocalDate day) {}

    /** The unit of the code, with its parent today. */
    @Transactional(readOnly = true)
    public Optional<Unit> byCode(String code) {
        return sql.sql(ON_DAY + "where u.code = :code")
                .param("day", LocalDate.now(clock))
                .param("code", code)
                .query(Units::read)
                .optional();
    }

    /** Every unit seen, existing or not, that carries the name; names are not unique. */
    @Transactional(readOnly = true)
    public List<Unit> named(String name) {
        return sql.sql(ON_DAY + "where u.name = :name" + IN_ORDER)
                .param("day", LocalDate.now(clock))
                .param("name", name)
                .query(Units::read)
                .list();
    }

    /** Names by id; what the reader may not see is absent. */
    @Transactional(readOnly = true)
    public Map<Long, String> names(Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : Reading.settled(new Names(Set.copyOf(ids)), () -> {
                    var names = new HashMap<Long, String>();
                    sql.sql("select id, name from organisation.unit where id in (:ids)")
                            .param("ids", Set.copyOf(ids))
                            .query(row -> {
                                names.put(row.getLong("id"), row.getString("name"));
                            });
                    return Map.copyOf(names);
                });
    }

    private record Names(Set<Long> ids) {}

    @Override
    @Transactional(readOnly = true)
    public String nameOf(long unitId) {
        return names(List.of(unitId)).getOrDefault(unitId, "");
    }

    /** Names of listed units by id; where two carry the same one, the name of the unit above stands before it. */
    static Map<Long, String> toldApart(List<Unit> listed) {
        var byId = listed.stream().collect(Collectors.toMap(Unit::id, unit -> unit));
        var times = listed.stream().collect(Collectors.groupingBy(Unit::name, Collectors.counting()));
        var names = new HashMap<Long, String>();
        for (var unit : listed) {
            var above = unit.parentId() == null ? null : byId.get(unit.parentId());
            var shared = times.getOrDefault(unit.name(), 0L) > 1;
            names.put(unit.id(), above != null && shared ? above.name() + " · " + unit.name() : unit.name());
        }
        return names;
    }

    static List<Unit> inTreeOrder(List<Unit> siblingsInOrder) {
        var seen = siblingsInOrder.stream().map(Unit::id).collect(Collectors.toSet());
        var children = new HashMap<Long, List<Unit>>();
        var tops = new ArrayList<Unit>();
        for (var unit : siblingsInOrder) {
            if (unit.parentId() == null || !seen.contains(unit.parentId())) {
                tops.add(unit);
            } else {
                children.computeIfAbsent(unit.parentId(), parent -> new ArrayList<>())
                        .add(unit);
            }
        }
        var ordered = new ArrayList<Unit>();
        tops.forEach(top -> visit(top, 0, children, ordered));
        return List.copyOf(ordered);
    }

    private static void visit(Unit unit, int depth, Map<Long, List<Unit>> children, List<Unit> ordered) {
        ordered.add(unit.at(depth));
        children.getOrDefault(unit.id(), List.of()).forEach(child -> visit(child, depth + 1, children, ordered));
    }

    private static Unit read(ResultSet row, int number) throws SQLException {
        return new Unit(
                row.getLong("id"),
                row.getString("code"),
                row.getString("name"),
                UnitKind.valueOf(row.getString("kind")),
                row.getObject("parent_id", Long.class),
                0,
                row.getInt("position"),
                row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class),
                row.getInt("version"));
    }
}
