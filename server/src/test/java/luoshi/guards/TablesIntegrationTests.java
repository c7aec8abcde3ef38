package luoshi.guards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import luoshi.support.TestDatabase;
import org.junit.jupiter.api.Test;

/** Every table with organisational or personal data lies behind row-level security, and every table is explained. */
class TablesIntegrationTests {
    private static final List<String> PUBLIC_TABLES =
            List.of("calendar.day", "calendar.published_year", "organisation.area", "organisation.post");

    @Test
    void putsEveryTableBehindRowLevelSecurityUnlessItIsNamedAsPublic() throws Exception {
        assertThat(names("not c.relrowsecurity")).containsExactlyInAnyOrderElementsOf(PUBLIC_TABLES);
        assertThat(names("c.relrowsecurity")).hasSizeGreaterThan(20);
    }

    @Test
    void explainsEveryTableInChineseAndEnglish() throws Exception {
        assertThat(names("coalesce(obj_description(c.oid), '') !~ '[一-龥].*[a-z]'"))
                .isEmpty();
    }

    @Test
    void showsNothingToTheApplicationRoleWithoutAScope() throws Exception {
        var access = TestDatabase.fresh();
        try (var owner = access.source(access.owner()).getConnection();
                var statement = owner.createStatement()) {
            statement.execute(
                    "insert into organisation.unit (code, name, kind, existence) values ('A', 'A', 'STATION', '[2020-01-01,)')");
        }
        try (var app = access.source(access.app()).getConnection();
                var statement = app.createStatement()) {
            statement.execute("begin");
            statement.execute("select set_config('luoshi.scope', '{1}', true)");
            assertThat(count(statement)).isEqualTo(1);
            statement.execute("commit");
            assertThat(count(statement)).isZero();
        }
    }

    private static int count(java.sql.Statement statement) throws Exception {
        try (var rows = statement.executeQuery("select count(*) from organisation.unit")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static List<String> names(String condition) throws Exception {
        var access = TestDatabase.fresh();
        var found = new ArrayList<String>();
        try (var owner = access.source(access.owner()).getConnection();
                var rows = owner.createStatement().executeQuery("""
                        select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind = 'r' and c.relname <> 'flyway_schema_history'
                          and n.nspname not in ('pg_catalog', 'information_schema') and\s""" + condition)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
