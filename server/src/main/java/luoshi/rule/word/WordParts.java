package luoshi.rule.word;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * The parts a Word file is packed of (文件包的部件): found by relationships, unpacked one at a time while they are read and only
 * when they are read, so that pictures cost nothing and what unpacks abnormally large is noticed on the way.
 */
final class WordParts implements AutoCloseable {
    static final int MOST_PARTS = 10_000;

    private static final long LARGEST_PART = 100L << 20;
    /** From here on a part may be a hundred times as large as it was packed. */
    private static final long GRACE = 100L << 10;

    private static final int LARGEST_RATIO = 100;
    private static final String ROOT = "";
    private static final String USUAL = "word/document.xml";

    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> entries = new HashMap<>();
    private boolean burst;

    WordParts(byte[] bytes) throws IOException {
        zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get();
        for (var all = zip.getEntries(); all.hasMoreElements(); ) {
            var entry = all.nextElement();
            entries.putIfAbsent(key(entry.getName()), entry);
        }
    }

    /** How many parts the directory of a packed file lists: counted before the directory is read. */
    static int count(byte[] bytes) {
        int found = 0;
        for (int i = 0; i + 3 < bytes.length; i++) {
            if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 1 && bytes[i + 3] == 2) {
                found++;
            }
        }
        return found;
    }

    /** Whether a part turned out to unpack to an abnormal size. */
    boolean burst() {
        return burst;
    }

    boolean isLocked() {
        return entries.values().stream()
                .anyMatch(entry -> entry.getGeneralPurposeBit().usesEncryption());
    }

    /** Whether the file carries macros, whatever its name ends in. */
    boolean hasMacros() {
        if (entries.keySet().stream().anyMatch(name -> name.endsWith("vbaproject.bin"))) {
            return true;
        }
        var found = new boolean[1];
        open("[Content_Types].xml").ifPresent(types -> {
            types.root();
            types.children(
                    name -> found[0] |= lower(types.attribute("ContentType")).contains("vbaproject")
                            && isThere(types.attribute("PartName"), types.attribute("Extension")));
        });
        return found[0];
    }

    private boolean isThere(@Nullable String part, @Nullable String extension) {
        return part == null
                ? entries.keySet().stream().anyMatch(entry -> entry.endsWith("." + lower(extension)))
                : entries.containsKey(key(part));
    }

    /** The name of the part with the text itself; empty when the file has none. */
    Optional<String> document() {
        var name = related(ROOT, "/officeDocument");
        return Optional.ofNullable(name == null && entries.containsKey(USUAL) ? USUAL : name);
    }

    /** The part that {@code from} refers to by a relationship whose type ends so: styles, numbering, notes. */
    Optional<WordXml> open(String from, String type) {
        var name = related(from, type);
        return name == null ? Optional.empty() : open(name);
    }

    /** The part of that name; empty when there is none. */
    Optional<WordXml> open(String name) {
        var entry = entries.get(key(name));
        if (entry == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new WordXml(new Bounded(zip.getInputStream(entry), entry.getCompressedSize())));
        } catch (IOException broken) {
            throw new WordXml.Broken("cannot unpack " + name, broken);
        }
    }

    private @Nullable String related(String from, String type) {
        int slash = from.lastIndexOf('/') + 1;
        var relations = open(from.substring(0, slash) + "_rels/" + from.substring(slash) + ".rels");
        if (relations.isEmpty()) {
            return null;
        }
        var found = new @Nullable String[1];
        relations.get().root();
        relations.get().children(name -> {
            var target = relations.get().attribute("Target");
            var kind = String.valueOf(relations.get().attribute("Type"));
            var outside = "External".equals(relations.get().attribute("TargetMode"));
            if (found[0] == null && target != null && !outside && kind.endsWith(type)) {
                found[0] = resolve(from, target);
            }
        });
        return found[0];
    }

    private static @Nullable String resolve(String from, String target) {
        try {
            var path = URI.create("/" + from.replace(" ", "%20"))
                    .resolve(target.replace('\\', '/').replace(" ", "%20"))
                    .getPath();
            return path == null ? null : key(path);
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }

    /** Names of parts are told apart without regard to case. */
    private static String key(String name) {
        var path = lower(name).replace('\\', '/');
        return path.startsWith("/") ? path.substring(1) : path;
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Stops a part that grows beyond measure. */
    private final class Bounded extends FilterInputStream {
        private final long packed;
        private long unpacked;

        Bounded(InputStream in, long packed) {
            super(in);
            this.packed = Math.max(packed, 1);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            counted(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = super.read(into, from, length);
            counted(Math.max(read, 0));
            return read;
        }

        private void counted(int more) throws IOException {
            unpacked += more;
            if (unpacked > LARGEST_PART || unpacked > GRACE && unpacked / packed > LARGEST_RATIO) {
                burst = true;
                throw new IOException("unpacks abnormally large");
            }
        }
    }
}
