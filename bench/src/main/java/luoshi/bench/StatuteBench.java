package luoshi.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import luoshi.engine.statute.NodeKind;
import luoshi.engine.statute.References;
import luoshi.engine.statute.RegexStatuteParser;
import luoshi.engine.statute.StatuteParser;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Parses regulations with their references, and beside it a straightforward parser of regular expressions: one thread, the same
 * bytes in memory. The numbers of all articles at the start of a line are compared before any time is printed.
 */
@Command(
        name = "statute",
        mixinStandardHelpOptions = true,
        description = {"解析制度文本的速度", "How fast regulations are parsed, references included."})
final class StatuteBench implements Callable<Integer> {
    /** Bytes parsed before anything is timed, so that the compiler has done its work. */
    private static final long WARM_UP = 600_000_000;

    private static final int ROUNDS = 15;
    private static final int PEER_ROUNDS = 5;
    private static final long SEED = 4;

    /** What is measured beside ours. */
    enum Peer {
        REGEX,
        NONE
    }

    /** Megabytes of invented texts. */
    enum Size {
        STATION(1),
        COUNTY(4),
        CITY(18),
        NATION(100);

        private final int megabytes;

        Size(int megabytes) {
            this.megabytes = megabytes;
        }
    }

    @Parameters(
            arity = "0..*",
            paramLabel = "PATH",
            description = "制度文件或文件夹；不给则用虚构的 / files or folders; invented texts without")
    private List<Path> paths = List.of();

    @Option(names = "--size", description = "虚构文本的规模 / how many invented texts: ${COMPLETION-CANDIDATES}")
    private Size size = Size.STATION;

    @Option(names = "--peers", description = "对手 / beside ours: ${COMPLETION-CANDIDATES}")
    private Peer peers = Peer.REGEX;

    @Option(names = "--json", description = "机器可读 / machine output")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        for (var path : paths) {
            if (!Files.isReadable(path)) {
                spec.commandLine().getErr().println("读不到 / cannot read: " + path);
                return 2;
            }
        }
        var files = paths.isEmpty() ? InventedLaws.of(size.megabytes * 1_000_000L, SEED) : read();
        if (files.isEmpty()) {
            spec.commandLine().getErr().println("这里没有 .md 或 .txt 文件 / no .md or .txt files here: " + paths);
            return 2;
        }
        long bytes = files.stream().mapToLong(file -> file.length).sum();
        boolean beside = peers == Peer.REGEX;
        long checksum = ours(files);
        boolean equal = !beside || checksum == regex(files);
        if (!equal) {
            spec.commandLine().getErr().println("结果不同，不比时间 / results differ, no times");
        }
        var ours = new Rounds();
        var peer = new Rounds();
        var floor = new Rounds();
        if (equal) {
            measure(files, bytes, beside, ours, peer, floor);
            print(files, bytes, checksum, beside, ours, peer, floor);
        } else if (json) {
            spec.commandLine().getOut().println("{\"checksum_equal\":false}");
        }
        return equal ? 0 : 1;
    }

    private static void measure(
            List<byte[]> files, long bytes, boolean beside, Rounds ours, Rounds peer, Rounds floor) {
        for (long parsed = 0; parsed < WARM_UP; parsed += bytes) {
            parse(files);
            sum(files);
        }
        for (int k = 0; k < ROUNDS; k++) {
            ours.time(() -> parse(files));
            floor.time(() -> sum(files));
        }
        for (int k = 0; beside && k < PEER_ROUNDS; k++) {
            peer.time(() -> files.forEach(RegexStatuteParser::parse));
        }
    }

    private void print(
            List<byte[]> files, long bytes, long checksum, boolean beside, Rounds ours, Rounds peer, Rounds floor) {
        PrintWriter out = spec.commandLine().getOut();
        double ratio = beside ? peer.medianMillis() / ours.medianMillis() : 0;
        if (json) {
            out.printf(
                    "{\"size\":\"%s\",\"files\":%d,\"bytes\":%d,\"ours\":%s,\"peers\":{\"regex\":%s},\"ratios\":{%s},"
                            + "\"read_floor_ms\":%.3f,\"checksum\":\"%016x\",\"checksum_equal\":true}%n",
                    paths.isEmpty() ? size.name().toLowerCase(java.util.Locale.ROOT) : "files",
                    files.size(),
                    bytes,
                    ours.json(bytes),
                    beside ? peer.json(bytes) : "{\"skipped\":\"not asked for\"}",
                    beside ? "\"regex\":%.2f".formatted(ratio) : "",
                    floor.medianMillis(),
                    checksum);
            return;
        }
        out.printf("%d 份 / files, %.1f MB; 校验和一致 / checksum %016x%n", files.size(), bytes / 1e6, checksum);
        out.printf(
                "解析加引用 / parsed with references  %.1f MB/s  (%.1f ms)%n",
                ours.megabytesPerSecond(bytes), ours.medianMillis());
        if (beside) {
            out.printf(
                    "正则 / regular expressions           %.1f MB/s  (%.1f ms), %.1f ×%n",
                    peer.megabytesPerSecond(bytes), peer.medianMillis(), ratio);
        }
        out.printf(
                "只读一遍 / the bytes merely read       %.1f MB/s  (%.1f ms)%n",
                floor.megabytesPerSecond(bytes), floor.medianMillis());
    }

    private static int parse(List<byte[]> files) {
        int found = 0;
        for (var file : files) {
            found += References.in(StatuteParser.parse(file)).size();
        }
        return found;
    }

    private static long sum(List<byte[]> files) {
        long sum = 0;
        for (var file : files) {
            for (byte each : file) {
                sum += each;
            }
        }
        return sum;
    }

    private static long ours(List<byte[]> files) {
        long checksum = 0;
        for (var file : files) {
            for (var article : StatuteParser.parse(file).all(NodeKind.ARTICLE)) {
                int at = article.span().start();
                if (opensLine(file, at)) {
                    checksum = add(checksum, at, article.ordinal());
                }
            }
        }
        return checksum;
    }

    private static long regex(List<byte[]> files) {
        long checksum = 0;
        for (var file : files) {
            for (var article :
                    RegexStatuteParser.all(RegexStatuteParser.parse(file).top(), NodeKind.ARTICLE)) {
                checksum = add(checksum, article.at(), article.ordinal());
            }
        }
        return checksum;
    }

    private static long add(long checksum, int at, List<Integer> ordinal) {
        return (checksum * 31 + at) * 31 + ordinal.hashCode();
    }

    private static boolean opensLine(byte[] file, int at) {
        int i = at - 1;
        while (i >= 0
                && (file[i] < 0 || file[i] == ' ' || file[i] == '\t' || file[i] == '#' || file[i] == '*')
                && i > at - 40) {
            i--;
        }
        return i < 0 || file[i] == '\n';
    }

    private List<byte[]> read() {
        var files = new ArrayList<byte[]>();
        for (var path : paths) {
            try (var below = Files.walk(path)) {
                for (var file : below.filter(StatuteBench::isText).sorted().toList()) {
                    files.add(Files.readAllBytes(file));
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return files;
    }

    private static boolean isText(Path path) {
        return Files.isRegularFile(path)
                && (path.toString().endsWith(".md") || path.toString().endsWith(".txt"));
    }
}
