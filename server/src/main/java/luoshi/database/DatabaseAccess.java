package luoshi.database;

import javax.sql.DataSource;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Where the database is and who logs in for what.
 *
 * @param url JDBC address
 * @param owner owns the tables and runs migrations
 * @param app acts for people, behind row-level security, owns nothing
 * @param reader reads everything for calculations and writes nothing
 */
public record DatabaseAccess(String url, Login owner, Login app, Login reader) {
    /** Connections of one login, each opened when it is asked for. */
    public DataSource source(Login login) {
        return new DriverManagerDataSource(url, login.user(), login.password());
    }

    /** A database role and its password. */
    public record Login(String user, String password) {
        /** As named for one's own server: {@code luoshi.db.<role>}, {@code luoshi.db.<role>-password}. */
        public static Login of(Environment environment, String role) {
            return new Login(
                    environment.getProperty("luoshi.db." + role, "luoshi_" + role),
                    environment.getRequiredProperty("luoshi.db." + role + "-password"));
        }

        @Override
        public String toString() {
            return user;
        }
    }
}
