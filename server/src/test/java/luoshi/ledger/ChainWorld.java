package luoshi.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import luoshi.database.DatabaseAccess;
import luoshi.database.FolderDatabase;
import luoshi.database.Migrations;
import luoshi.engine.ledger.HashChain;
import org.apache.commons.codec.digest.DigestUtils;

/** A database of its own, into which everything is written with an entry, so that its chain is whole. */
final class ChainWorld implements AutoCloseable {
    private final FolderDatabase database;
    final Connection owner;

    ChainWorld(Path folder) throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        database = FolderDatabase.open(folder.resolve("data"));
        Migrations.run(database.access());
        owner = connect(database.access().owner());
    }

    Connection connect(DatabaseAccess.Login login) throws SQLException {
        return database.access().source(login).getConnection();
    }

    DatabaseAccess access() {
        return database.access();
    }

    SealingLedger sealer() {
        return new SealingLedger(
                access().source(access().app()), access().source(access().reader()), Clock.systemUTC());
    }

    Verification verify() throws SQLException {
        return VerifyingLedger.verify(access().source(access().reader()));
    }

    /** A work area, written with its entry; returns the sequence. */
    static long area(Connection connection, String code) throws SQLException {
        var manual = connection.getAutoCommit();
        connection.setAutoCommit(false);
        long seq;
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "insert into organisation.area (code, name, name_en) values ('%s', '领域', 'Area')".formatted(code));
            seq = append(connection);
        }
        if (manual) {
            connection.commit();
            connection.setAutoCommit(true);
        }
        return seq;
    }

    static long append(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select ledger.append(now(), null, '周某', null, null, 'AreaAdded', 'organisation.area', null, '{\"name\": \"领域\\t\\n\"}')")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Behind the program's back. */
    void run(String... statements) throws SQLException {
        try (var statement = owner.createStatement()) {
            for (var text : statements) {
                statement.execute(text);
            }
        }
    }

    /** The same with the table's changes unrecorded. */
    void unseen(String table, String... statements) throws SQLException {
        run("alter table " + table + " disable trigger user");
        run(statements);
        run("alter table " + table + " enable trigger user");
    }

    long number(String query) throws SQLException {
        try (var statement = owner.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Makes all links anew, as somebody would who owns the database and has read how they are made. */
    void forgeLinks() throws Exception {
        var hashes = new ArrayList<byte[]>();
        ChainReading.at(owner, statement -> {
            var chain = HashChain.start(DigestUtils::getSha256Digest);
            ChainReading.lines(
                    owner,
                    "select " + ChainText.LINE
                            + " from ledger.link l join ledger.entry e on e.seq = l.seq order by l.position",
                    line -> {
                        chain.add(line, 0, line.length - 1);
                        hashes.add(chain.head());
                    });
            return chain;
        });
        try (var update = owner.prepareStatement("update ledger.link set hash = ? where position = ?")) {
            for (var n = 0; n < hashes.size(); n++) {
                update.setBytes(1, hashes.get(n));
                update.setLong(2, n + 1L);
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    @Override
    public void close() throws SQLException {
        owner.close();
        database.close();
    }
}
