package luoshi.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL 18 binaries that come as a library, unpacked once into the data folder. */
final class PostgresBinaries {
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final String MARK = ".unpacked-18.6.0";

    private PostgresBinaries() {}

    /**
     * Stops on a machine that the binaries were not made for.
     *
     * @throws DatabaseUnavailable naming the machine, with what to do instead
     */
    static void require(String system, String architecture) {
        if (!system.equals("Linux") || !(architecture.equals("amd64") || architecture.equals("x86_64"))) {
            throw new DatabaseUnavailable("arch", system, architecture);
        }
    }

    /** Unpacks below {@code folder} unless done before; returns the folder of the executables. */
    static Path unpack(Path folder) throws IOException {
        if (!Files.exists(folder.resolve(MARK))) {
            try (var archive = PostgresBinaries.class.getResourceAsStream(ARCHIVE)) {
                if (archive == null) {
                    throw new IOException("the program was packed without " + ARCHIVE);
                }
                var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive, 1 << 16)));
                for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    place(folder, entry, tar);
                }
            }
            Files.writeString(folder.resolve(MARK), "");
        }
        return folder.resolve("bin");
    }

    private static void place(Path folder, TarArchiveEntry entry, TarArchiveInputStream tar) throws IOException {
        var target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("entry outside of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink() || entry.isLink()) {
            Files.deleteIfExists(target);
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
        if (entry.getName().startsWith("bin/") || entry.getName().startsWith("./bin/")) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
