package luoshi.referral;

import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Complaints (投诉) for the work that runs by itself, never who complained. */
@Component
public class Complaints {
    private static final String UPHELD = """
            select id, unit_id, area_id, clause_id, about_person_id, decision_text from referral.complaint
            where state = 'UPHELD' order by id
            """;

    private final JdbcClient reader;

    Complaints(@Qualifier("readerJdbcClient") JdbcClient reader) {
        this.reader = reader;
    }

    /** All that were found true (查实), oldest first: each of them leads to one problem. */
    public List<ComplaintUpheld> upheld() {
        return reader.sql(UPHELD)
                .query((row, number) -> new ComplaintUpheld(
                        row.getLong("id"),
                        row.getLong("unit_id"),
                        row.getLong("area_id"),
                        row.getObject("clause_id", Long.class),
                        row.getObject("about_person_id", Long.class),
                        row.getString("decision_text")))
                .list();
    }
}
