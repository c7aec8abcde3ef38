package luoshi.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import luoshi.engine.coverage.CoverageFacts.Occasion;
import luoshi.engine.coverage.CoverageFacts.PublishedRoster;
import luoshi.engine.coverage.CoverageFacts.Shift;
import luoshi.ledger.KnownAt;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Published rosters, shifts and occasions for calculations over everybody: never for a page's own rows. */
@Component
public class RosterFacts {
    private static final String PUBLISHED = """
            select unit_id, first_day from roster.month where published_at is not null order by unit_id, first_day
            """;
    /** The row names who stands the shift after swaps; the first approved swap names who was planned. */
    private static final String SHIFTS = """
            select s.id, s.unit_id, s.person_id, s.kind, s.starts, s.ends, coalesce(first.from_person, s.person_id) as planned
            from roster.shift s
            join roster.month m on m.unit_id = s.unit_id and m.published_at is not null
                and m.first_day = date_trunc('month', s.starts at time zone 'Asia/Shanghai')::date
            left join lateral (select w.from_person from roster.swap w
                               where w.shift_id = s.id and w.approved_by is not null and w.undone_at is null
                               order by w.id limit 1) first on true
            order by s.starts, s.id
            """;

    private static final String OCCASIONS =
            "select id, kind, person_id, occurred from roster.occasion order by occurred, id";

    private final JdbcClient reader;
    private final KnownAt known;

    @Autowired
    RosterFacts(@Qualifier("readerJdbcClient") JdbcClient reader) {
        this(reader, KnownAt.NOW);
    }

    private RosterFacts(JdbcClient reader, KnownAt known) {
        this.reader = reader;
        this.known = known;
    }

    /** The same as it was known at a sequence of the 审计链 (当时所知). */
    public RosterFacts knownAt(long seq) {
        return new RosterFacts(reader, new KnownAt(seq));
    }

    /** Units and months whose roster is published (已发布的值班表). */
    public List<PublishedRoster> publishedRosters() {
        return reader.sql(known.in(PUBLISHED))
                .query((row, number) -> {
                    var first = row.getObject("first_day", LocalDate.class);
                    return new PublishedRoster(row.getLong("unit_id"), first, first.plusMonths(1));
                })
                .list();
    }

    /** Shifts of published rosters after swaps (换班后), in order of their start. */
    public List<Shift> shifts() {
        return reader.sql(known.in(SHIFTS))
                .query((row, number) -> new Shift(
                        row.getLong("id"),
                        row.getLong("unit_id"),
                        row.getLong("person_id"),
                        row.getLong("planned"),
                        instant(row.getObject("starts", OffsetDateTime.class)),
                        instant(row.getObject("ends", OffsetDateTime.class)),
                        row.getString("kind").equals("STANDBY")))
                .list();
    }

    /** Imported occasions (逢事), in order of their time. */
    public List<Occasion> occasions() {
        return reader.sql(known.in(OCCASIONS))
                .query((row, number) -> new Occasion(
                        row.getLong("id"),
                        row.getString("kind"),
                        row.getLong("person_id"),
                        instant(row.getObject("occurred", OffsetDateTime.class))))
                .list();
    }

    private static Instant instant(OffsetDateTime time) {
        return time.toInstant();
    }
}
