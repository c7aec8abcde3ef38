/** The cube unit × clause × month of duties owed and met (履责率), beside databases and bitmaps on the same invented facts. */
@NullMarked
package luoshi.bench.coverage;

import org.jspecify.annotations.NullMarked;
