package luoshi.lens;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Optional;
import luoshi.engine.coverage.log.BrokenEvidenceFile;
import luoshi.engine.coverage.log.EvidenceFile;
import luoshi.engine.coverage.log.EvidenceLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The evidence snapshot (佐证快照) in the data folder, from which a start goes on. It may be deleted at any time. It is
 * written only when the 审计链 is sealed over all that it holds, and names the last link: whichever database has that link
 * has all of it, and one that went another way from an older backup has not.
 */
@Component
final class KeptEvidence {
    private static final Logger LOG = LoggerFactory.getLogger(KeptEvidence.class);
    private static final String NAME = "evidence.snapshot";
    private static final String HASH = "select hash from ledger.link where position = :position";
    /** With the numbers in it, so that the plan is made for them: from all of years to a few of the last minutes. */
    private static final String WHOLE = """
            select l.position, l.hash from ledger.link l
            where not exists (select from ledger.entry e where e.seq > %d and e.seq <= %d
                and not exists (select from ledger.link k where k.seq = e.seq))
            order by l.position desc limit 1
            """;
    /** What a disk must have left besides the file: the database may lie on the same. */
    private static final long RESERVE = 256L << 20;

    private static final int BYTES_AN_ENTRY = 64;

    private final JdbcClient reader;
    private final @Nullable Path folder;
    /** Everything up to this sequence is sealed. */
    private volatile long sealed;
    /** Entries of the file, -1 where there is none of use. */
    private volatile int pieces = -1;

    private @Nullable Waiting waiting;

    KeptEvidence(Environment environment, @Qualifier("readerJdbcClient") JdbcClient reader) {
        this.reader = reader;
        var data = environment.getProperty("luoshi.data", "");
        this.folder = data.isBlank() ? null : Path.of(data).toAbsolutePath();
    }

    /**
     * Evidence as it was once.
     *
     * @param settled all of it up to this sequence of the ledger, and perhaps some after
     * @param fits by which evidence was left out
     */
    record Kept(EvidenceLog log, long settled, Fits fits) {}

    /**
     * What is to be written once the chain is sealed over it.
     *
     * @param size so many entries of the log
     * @param high none of which is of a later sequence of the ledger
     */
    private record Waiting(EvidenceLog log, int size, long settled, long high, Fits fits) {
        static Waiting of(Known known) {
            var log = known.index().evidence();
            var size = log.size();
            var high = known.place().head();
            for (var entry = 0; entry < size; entry++) {
                high = Math.max(high, log.sequence(entry));
            }
            return new Waiting(log, size, known.place().settled(), high, known.fits());
        }
    }

    /** How many entries the file has, -1 as long as there is none of use. */
    int pieces() {
        return pieces;
    }

    /** The link of the 审计链 that proves what a file holds. */
    private record Link(long position, byte[] hash) {}

    private record Stamp(long settled, Link link, Fits fits) {
        byte[] bytes() {
            var bytes = new ByteArrayOutputStream();
            try (var out = new DataOutputStream(bytes)) {
                out.writeLong(settled);
                out.writeLong(link.position());
                out.writeInt(link.hash().length);
                out.write(link.hash());
                out.writeInt(fits.kinds().size());
                for (var kind : fits.kinds().entrySet()) {
                    out.writeLong(kind.getKey());
                    out.writeInt(kind.getValue());
                }
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return bytes.toByteArray();
        }

        static Stamp of(byte[] bytes) throws IOException {
            try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
                var settled = in.readLong();
                var link = new Link(in.readLong(), in.readNBytes(in.readInt()));
                var kinds = new HashMap<Long, Integer>();
                for (var left = in.readInt(); left > 0; left--) {
                    kinds.put(in.readLong(), in.readInt());
                }
                return new Stamp(settled, link, new Fits(kinds));
            }
        }
    }

    /** The evidence of the file, or empty where there is none that this database agrees with; that is said once. */
    Optional<Kept> read() {
        if (folder == null || !Files.exists(folder.resolve(NAME))) {
            return Optional.empty();
        }
        var began = System.nanoTime();
        try (var found = EvidenceFile.open(folder.resolve(NAME))) {
            var stamp = Stamp.of(found.stamp());
            if (!agrees(stamp.link())) {
                return unused("it tells of another database, or of a later state of this one");
            }
            var kept = new Kept(found.log(), stamp.settled(), stamp.fits());
            sealed = stamp.settled();
            pieces = found.size();
            LOG.info(
                    "evidence snapshot of {} pieces up to ledger entry {} read in {} ms",
                    found.size(),
                    stamp.settled(),
                    (System.nanoTime() - began) / 1_000_000);
            return Optional.of(kept);
        } catch (BrokenEvidenceFile broken) {
            return unused(
                    switch (broken.fault()) {
                        case FOREIGN -> "it is no evidence snapshot";
                        case NEWER -> "a later version of the program wrote it";
                        case TRUNCATED -> "its end is missing";
                        case DAMAGED -> "it is damaged";
                    });
        } catch (IOException failed) {
            return unused("it could not be read: " + failed.getMessage());
        }
    }

    /** Says why the file is of no use. */
    Optional<Kept> unused(String why) {
        pieces = -1;
        LOG.warn("{} not used, everything is read from the database: {}", NAME, why);
        return Optional.empty();
    }

    private boolean agrees(Link link) {
        return reader.sql(HASH)
                .param("position", link.position())
                .query(byte[].class)
                .optional()
                .filter(hash -> Arrays.equals(hash, link.hash()))
                .isPresent();
    }

    /**
     * Writes the evidence that is known now, or was when it could not be written the last time: somebody is always writing,
     * and the seals come a moment later. One caller at a time.
     *
     * @return false when the 审计链 is not yet sealed that far, and it is worth trying again soon
     */
    boolean write(Known known) {
        if (folder == null) {
            return true;
        }
        var wanted = waiting != null ? waiting : Waiting.of(known);
        var link = link(wanted.high());
        if (link.isEmpty()) {
            waiting = wanted;
            return false;
        }
        waiting = null;
        try {
            var stamp = new Stamp(wanted.settled(), link.get(), wanted.fits());
            write(folder, wanted.log(), wanted.size(), stamp.bytes());
            sealed = stamp.settled();
        } catch (IOException failed) {
            LOG.warn("{} not written, a start will read more from the database: {}", NAME, failed.toString());
        }
        // Not tried again before there is much to gain.
        pieces = wanted.size();
        return true;
    }

    private Optional<Link> link(long high) {
        return reader.sql(WHOLE.formatted(sealed, high))
                .query((row, number) -> new Link(row.getLong("position"), row.getBytes("hash")))
                .optional();
    }

    private static void write(Path folder, EvidenceLog log, int size, byte[] stamp) throws IOException {
        Files.createDirectories(folder);
        removeAbandoned(folder);
        if (Files.getFileStore(folder).getUsableSpace() < (long) size * BYTES_AN_ENTRY + RESERVE) {
            throw new IOException("the disk is almost full");
        }
        var began = System.nanoTime();
        EvidenceFile.write(folder.resolve(NAME), log, size, stamp);
        LOG.info("evidence snapshot of {} pieces written in {} ms", size, (System.nanoTime() - began) / 1_000_000);
    }

    /** Of a program that was killed while it wrote. */
    private static void removeAbandoned(Path folder) throws IOException {
        try (var parts = Files.newDirectoryStream(folder, NAME + ".*.part")) {
            for (var part : parts) {
                Files.deleteIfExists(part);
            }
        }
    }
}
