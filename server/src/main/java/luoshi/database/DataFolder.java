package luoshi.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The folder that holds everything of one installation, locked by the process that uses it. */
final class DataFolder implements AutoCloseable {
    private static final long NEEDED_MB = 300;
    /** What a folder that is already filled must have left: it must open again on a disk that is getting full. */
    private static final long NEEDED_AGAIN_MB = 48;

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Creates the folder if need be, checks it, and locks it.
     *
     * @throws DatabaseUnavailable when it is in use, may not be entered by the database, or its disk is full
     */
    static DataFolder open(Path folder) throws IOException {
        var path = folder.toAbsolutePath().normalize();
        Files.createDirectories(path);
        var channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            var lock = channel.tryLock();
            if (lock == null) {
                throw new DatabaseUnavailable("in-use", path);
            }
            checkTraversable(path);
            checkSpace(path);
            return new DataFolder(path, channel, lock);
        } catch (OverlappingFileLockException held) {
            channel.close();
            throw new DatabaseUnavailable("in-use", path);
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    Path path() {
        return path;
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /** A secret of this installation: made once, kept readable for the owner alone. */
    String secret(String name) throws IOException {
        return secret(path, name);
    }

    static String secret(Path folder, String name) throws IOException {
        var file = folder.resolve(name + ".secret");
        if (!Files.exists(file)) {
            var bytes = new byte[24];
            new SecureRandom().nextBytes(bytes);
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Files.createFile(file, ownerOnly);
            Files.writeString(file, HexFormat.of().formatHex(bytes));
        }
        return Files.readString(file).strip();
    }

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static void checkTraversable(Path path) throws IOException {
        if (!isRoot()) {
            return;
        }
        for (var parent = path; parent != null; parent = parent.getParent()) {
            var view = Files.getFileAttributeView(parent, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
            if (view != null
                    && !view.readAttributes().permissions().contains(PosixFilePermission.OTHERS_EXECUTE)
                    && !Files.isSymbolicLink(parent)) {
                throw new DatabaseUnavailable("untraversable", parent, "nobody");
            }
        }
    }

    private static void checkSpace(Path path) throws IOException {
        var free = freeMegabytes(path);
        var needed = Files.exists(path.resolve("cluster/PG_VERSION")) ? NEEDED_AGAIN_MB : NEEDED_MB;
        if (free < needed) {
            throw new DatabaseUnavailable("disk-full", path, free, needed);
        }
    }

    /** What to say when the disk filled up while something was being written. */
    DatabaseUnavailable full() throws IOException {
        return new DatabaseUnavailable("disk-full", path, freeMegabytes(path), NEEDED_MB);
    }

    private static long freeMegabytes(Path path) throws IOException {
        return Files.getFileStore(path).getUsableSpace() / (1024 * 1024);
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
