package luoshi.ledger;

import java.nio.charset.StandardCharsets;

/**
 * How an entry is written down to be hashed (记录的文本): one line of PostgreSQL's own COPY text in UTC, with the digest of
 * the rows that its transaction changed at the end. Sealing, verifying and exporting read the same text.
 */
final class ChainText {
    /** Columns of an entry {@code e}. */
    static final String LINE = """
            e.seq, e.at, e.actor_id, e.actor_name, e.unit_id, e.person_id, e.action, e.entity, e.entity_id, e.body,
            case when e.opens then (
                select encode(sha256(convert_to(string_agg(c.relation || ' ' || c.key || ' '
                    || coalesce(encode(c.digest, 'hex'), '-'), E'\\n' order by c.id), 'UTF8')), 'hex')
                from ledger.change c where c.xid = e.xid) end
            """;
    /** The same of all entries, where {@link #DIGESTS} is joined: one pass over what changed, not a look-up for each. */
    static final String LINES = """
            e.seq, e.at, e.actor_id, e.actor_name, e.unit_id, e.person_id, e.action, e.entity, e.entity_id, e.body, d.digest
            """;

    static final String DIGESTS = """
             left join (
                select c.xid, encode(sha256(convert_to(string_agg(c.relation || ' ' || c.key || ' '
                    || coalesce(encode(c.digest, 'hex'), '-'), E'\\n' order by c.id), 'UTF8')), 'hex') as digest
                from ledger.change c group by c.xid) d on e.opens and d.xid = e.xid
            """;
    /** Hexadecimal digits of a hash. */
    static final int HASH_DIGITS = 64;

    private static final byte TAB = '\t';

    private ChainText() {}

    /** The digits of the hash that begins there. */
    static String digits(byte[] line, int from) {
        return new String(line, from, HASH_DIGITS, StandardCharsets.US_ASCII);
    }

    /** Where the next field begins. */
    static int after(byte[] line, int from) {
        var at = from;
        while (line[at] != TAB) {
            at++;
        }
        return at + 1;
    }

    /** A whole number in plain digits. */
    static long number(byte[] line, int from, int tab) {
        var value = 0L;
        for (var at = from; at < tab; at++) {
            value = value * 10 + line[at] - '0';
        }
        return value;
    }
}
