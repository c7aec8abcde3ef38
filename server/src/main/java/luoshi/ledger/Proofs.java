package luoshi.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import luoshi.web.Proof;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The marks of entries (存证印), for pages that show what rests on them. */
@Component
public class Proofs {
    private static final String MARKS = """
            select n.seq, coalesce(encode(l.hash, 'hex'), '') as hash,
                   exists (select from ledger.entry e where e.seq = n.seq) as readable
            from unnest(cast(string_to_array(:seqs, ',') as bigint[])) n(seq)
            left join ledger.link l on l.seq = n.seq
            """;

    private final JdbcClient sql;

    Proofs(JdbcClient sql) {
        this.sql = sql;
    }

    /** A mark for each of the sequences; it leads to the entry where the acting reader may read it. */
    public Map<Long, Proof> of(Collection<Long> seqs) {
        var asked = seqs.stream().filter(Objects::nonNull).distinct().toList();
        var marks = new HashMap<Long, Proof>();
        if (!asked.isEmpty()) {
            sql.sql(MARKS)
                    .param("seqs", asked.stream().map(String::valueOf).collect(Collectors.joining(",")))
                    .query((row, number) -> new Proof(
                            row.getLong("seq"),
                            row.getString("hash"),
                            row.getBoolean("readable") ? "/ledger/" + row.getLong("seq") : ""))
                    .list()
                    .forEach(mark -> marks.put(mark.number(), mark));
        }
        return marks;
    }
}
