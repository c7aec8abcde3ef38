package luoshi.rule.web;

import java.util.List;
import luoshi.web.Field;

/** 规矩: the clauses that the reader may see, by level of the issuer, and the regulations they come from. */
public record RulesPage(
        String title,
        String summary,
        boolean mayWrite,
        String query,
        Field levels,
        Field areas,
        Field states,
        boolean filtered,
        List<Group> groups,
        List<SourceLine> sources) {
    /** Clauses of one level. */
    public record Group(String id, String label, String count, List<ClauseLine> clauses) {}

    /** One clause. */
    public record ClauseLine(
            String href,
            String name,
            String source,
            String owner,
            String area,
            List<String> cadences,
            String version,
            List<Mark> marks) {}

    /** One regulation. */
    public record SourceLine(String href, String title, String detail, String counts) {}
}
