package luoshi.lens.web;

import java.util.List;
import luoshi.web.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks for people by name or number and for rules by any of their words, under row-level security. */
@Component
@Transactional(readOnly = true)
class SearchQueries {
    static final int LONGEST = 60;
    private static final int MOST = 30;

    private static final String PEOPLE = """
        select p.id, p.name, p.number, p.staff, coalesce(u.name, '') as unit_name
        from organisation.person p
        left join organisation.membership m on m.person_id = p.id and m.line = 'WORKING' and upper_inf(m.validity)
        left join organisation.unit u on u.id = m.unit_id
        where p.name ilike :like or p.number ilike :like
        order by p.name collate "zh-Hans-CN-x-icu", p.id limit :most
        """;
    private static final String RULES = """
        select distinct on (c.id) c.id, c.title, c.reference, s.title as source_title, v.should
        from rule.clause c
        join rule.source s on s.id = c.source_id
        join rule.clause_version v on v.clause_id = c.id and v.status = 'PUBLISHED'
        where c.title ilike :like or c.reference ilike :like or s.title ilike :like or v.should ilike :like
           or exists (select from rule.duty d where d.clause_id = c.id and d.title ilike :like)
        order by c.id, v.number desc limit :most
        """;

    private final JdbcClient sql;

    SearchQueries(JdbcClient sql) {
        this.sql = sql;
    }

    SearchPage find(String wanted, Sight sight, Texts t) {
        if (wanted.isEmpty()) {
            return new SearchPage("", t.get("search.title.empty"), List.of(), List.of(), t.get("search.hint"));
        }
        var like = "%" + wanted.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        var people = sight.persons() ? people(like, t) : List.<SearchPage.Hit>of();
        var rules = rules(like, t);
        return new SearchPage(
                wanted,
                t.get("search.title", wanted, people.size() + rules.size()),
                people,
                rules,
                people.isEmpty() && rules.isEmpty() ? t.get("search.none") : "");
    }

    private List<SearchPage.Hit> people(String like, Texts t) {
        return sql.sql(PEOPLE)
                .param("like", like)
                .param("most", MOST)
                .query((row, number) -> new SearchPage.Hit(
                        row.getString("name"),
                        t.get("person.staff." + row.getString("staff"), row.getString("number")) + " "
                                + row.getString("unit_name"),
                        "/people/" + row.getLong("id")))
                .list();
    }

    private List<SearchPage.Hit> rules(String like, Texts t) {
        return sql.sql(RULES)
                .param("like", like)
                .param("most", MOST)
                .query((row, number) -> new SearchPage.Hit(
                        row.getString("title"),
                        row.getString("source_title") + " " + row.getString("reference") + t.get("search.colon")
                                + row.getString("should"),
                        "/rules/clauses/" + row.getLong("id")))
                .list();
    }
}
