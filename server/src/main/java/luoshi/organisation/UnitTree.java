package luoshi.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import luoshi.database.OneAtATime;
import luoshi.kernel.Stale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes units and where they stand. */
@Repository
class UnitTree {
    private final JdbcClient sql;
    private final JdbcClient reader;

    UnitTree(JdbcClient sql, @Qualifier("readerJdbcClient") JdbcClient reader) {
        this.sql = sql;
        this.reader = reader;
    }

    /** One change of the tree at a time: two moves, each right by itself, could close a circle together. */
    void lock() {
        OneAtATime.pass(sql, "units", "tree");
    }

    /** The row is not visible to its writer before the next request, hence no {@code returning}. */
    long add(String code, String name, UnitKind kind, int position, LocalDate from, @Nullable LocalDate until) {
        var id = sql.sql("select nextval(pg_get_serial_sequence('organisation.unit', 'id'))")
                .query(Long.class)
                .single();
        sql.sql("""
                        insert into organisation.unit (id, code, name, kind, position, existence)
                        values (:id, :code, :name, :kind, :position, daterange(:from, cast(:until as date)))
                        """)
                .param("id", id)
                .param("code", code)
                .param("name", name)
                .param("kind", kind.name())
                .param("position", position)
                .param("from", from)
                .param("until", until, java.sql.Types.DATE)
                .update();
        return id;
    }

    void place(long unit, long parent, LocalDate from, @Nullable LocalDate until) {
        sql.sql("""
                        insert into organisation.placement (unit_id, parent_id, validity)
                        values (:unit, :parent, daterange(:from, cast(:until as date)))
                        """)
                .param("unit", unit)
                .param("parent", parent)
                .param("from", from)
                .param("until", until, java.sql.Types.DATE)
                .update();
    }

    /** Ends where the unit stands before the day; what would begin then or later goes. */
    void displace(long unit, LocalDate on) {
        sql.sql("delete from organisation.placement where unit_id = :unit and lower(validity) >= :on")
                .param("unit", unit)
                .param("on", on)
                .update();
        sql.sql("""
                        update organisation.placement set validity = daterange(lower(validity), :on)
                        where unit_id = :unit and (upper_inf(validity) or upper(validity) > :on)
                        """).param("unit", unit).param("on", on).update();
    }

    /**
     * Counts a change of the unit.
     *
     * @throws Stale when somebody changed it since the form was shown
     */
    void touch(Unit unit, int version) {
        var touched = sql.sql(
                        "update organisation.unit set version = version + 1 where id = :id and version = :version")
                .param("id", unit.id())
                .param("version", version)
                .update();
        if (touched == 0) {
            throw new Stale("unit", unit.id());
        }
    }

    void correct(long unit, String code, String name, int position) {
        sql.sql("update organisation.unit set code = :code, name = :name, position = :position where id = :id")
                .param("code", code)
                .param("name", name)
                .param("position", position)
                .param("id", unit)
                .update();
    }

    void close(long unit, LocalDate on) {
        sql.sql("update organisation.unit set existence = daterange(lower(existence), :on) where id = :id")
                .param("on", on)
                .param("id", unit)
                .update();
        displace(unit, on);
        sql.sql("delete from organisation.charge where unit_id = :id and lower(validity) >= :on")
                .param("id", unit)
                .param("on", on)
                .update();
        sql.sql("""
                        update organisation.charge set validity = daterange(lower(validity), :on), version = version + 1
                        where unit_id = :id and (upper_inf(validity) or upper(validity) > :on)
                        """).param("id", unit).param("on", on).update();
    }

    /** Lets a unit go on from where it stopped; false where its last place is gone. */
    boolean reopen(long unit, LocalDate closedOn) {
        sql.sql("update organisation.unit set existence = daterange(lower(existence), null) where id = :id")
                .param("id", unit)
                .update();
        return sql.sql("""
                        update organisation.placement p set validity = daterange(lower(p.validity), null)
                        where p.unit_id = :id and upper(p.validity) = :on
                          and exists (select from organisation.unit u where u.id = p.parent_id and (upper_inf(u.existence) or upper(u.existence) > :on))
                        """).param("id", unit).param("on", closedOn).update() == 1;
    }

    /** Whether the other is the unit itself or stands below it on some day from the given one on. */
    boolean below(long unit, long other, LocalDate from) {
        return reader.sql("""
                        with recursive down(id) as (
                            select cast(:unit as bigint)
                            union
                            select p.unit_id from organisation.placement p join down on p.parent_id = down.id
                            where p.validity && daterange(:from, null))
                        select exists (select from down where id = :other)
                        """)
                .param("unit", unit)
                .param("other", other)
                .param("from", from)
                .query(Boolean.class)
                .single();
    }

    /** The first day after the given one on which the unit is placed anew. */
    Optional<LocalDate> laterPlace(long unit, LocalDate after) {
        return reader.sql("""
                        select lower(validity) as since from organisation.placement
                        where unit_id = :unit and lower(validity) > :after order by lower(validity) limit 1
                        """)
                .param("unit", unit)
                .param("after", after)
                .query((row, number) -> row.getObject("since", LocalDate.class))
                .optional();
    }

    boolean codeTaken(String code, long except) {
        return reader.sql("select exists (select from organisation.unit where code = :code and id <> :except)")
                .param("code", code)
                .param("except", except)
                .query(Boolean.class)
                .single();
    }

    /** People who are members of the unit on the day or later, on either line. */
    List<Long> membersFrom(long unit, LocalDate day) {
        return reader.sql("""
                        select distinct person_id from organisation.membership
                        where unit_id = :unit and validity && daterange(:day, null) order by person_id
                        """)
                .param("unit", unit)
                .param("day", day)
                .query((row, number) -> row.getLong("person_id"))
                .list();
    }

    /** Names of units that stand directly below on the day or later. */
    List<String> childrenFrom(long unit, LocalDate day) {
        return reader.sql("""
                        select distinct u.name from organisation.placement p join organisation.unit u on u.id = p.unit_id
                        where p.parent_id = :unit and p.validity && daterange(:day, null) order by u.name
                        """)
                .param("unit", unit)
                .param("day", day)
                .query((row, number) -> String.valueOf(row.getString("name")))
                .list();
    }
}
