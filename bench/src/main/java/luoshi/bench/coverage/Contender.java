package luoshi.bench.coverage;

import java.io.IOException;
import java.sql.SQLException;
import java.util.function.Supplier;

/** One way to answer how many cells are owed and filled for each unit × clause × month. */
interface Contender extends AutoCloseable {
    String name();

    /**
     * Takes everything in; not part of the times that are compared.
     *
     * @throws IOException or {@link SQLException} if it cannot start here; it is then skipped
     */
    void load(CoverageData data) throws IOException, SQLException;

    /**
     * The whole cube, computed anew each time. What comes back has all figures in memory; putting them in the order in which
     * answers are compared is not part of the time.
     */
    Supplier<Cube> cube();

    /** Owed and filled cells of everything, computed anew each time. */
    Cube.Total total();

    /** How it was set up, for the reader of the figures. */
    String note();

    @Override
    void close();
}
