/** PostgreSQL, embedded or yours: roles, migrations, and the scope of each transaction. */
@NullMarked
package luoshi.database;

import org.jspecify.annotations.NullMarked;
