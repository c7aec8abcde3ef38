package luoshi.bench.coverage;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The figures of a race in which all answered the same, for people or for programs. */
record Report(CoverageData data, String planes, Result.Measured ours, List<Result> peers, long checksum) {
    private static final int BLANK = 0x20;

    void print(PrintWriter out) {
        var size = data.size();
        out.println(text(
                "%s: %,d 人 people, %,d 格 cells; 校验和一致 / checksum %016x", size, size.people(), size.cells(), checksum));
        print(out, ours, planes);
        out.println(text("%-16s %14.3f ms", "只读一遍 / read", ours.read().medianMillis()));
        for (var peer : peers) {
            switch (peer) {
                case Result.Measured measured ->
                    print(out, measured, text("%.1f ×; %s", ratio(measured), measured.note()));
                case Result.Skipped skipped ->
                    out.println(text("%-16s 没测 / skipped: %s", skipped.name(), skipped.reason()));
                case Result.Different different -> throw new IllegalArgumentException(different.toString());
            }
        }
    }

    private static void print(PrintWriter out, Result.Measured of, String more) {
        out.println(text(
                "%-16s %14.3f ms 立方 cube (%.3f min), %.3f ms 合计 total, %.1f s 装载 load; %s",
                of.name(),
                of.cube().medianMillis(),
                of.cube().minMillis(),
                of.total().medianMillis(),
                of.loadMillis() / 1e3,
                more));
    }

    void printJson(PrintWriter out) {
        out.println(text(
                "{\"size\":\"%s\",\"cells\":%d,\"planes\":\"%s\",\"ours\":%s,\"peers\":{%s},\"ratios\":{%s},"
                        + "\"read_floor_ms\":%.3f,\"checksum\":\"%016x\",\"checksum_equal\":true}",
                data.size(),
                data.size().cells(),
                escaped(planes),
                json(ours),
                peers.stream()
                        .map(peer -> "\"" + peer.name() + "\":" + json(peer))
                        .collect(Collectors.joining(",")),
                peers.stream()
                        .filter(Result.Measured.class::isInstance)
                        .map(Result.Measured.class::cast)
                        .map(peer -> text("\"%s\":%.2f", peer.name(), ratio(peer)))
                        .collect(Collectors.joining(",")),
                ours.read().medianMillis(),
                checksum));
    }

    private static String json(Result result) {
        return switch (result) {
            case Result.Measured measured ->
                text(
                        "{\"median_ms\":%.3f,\"min_ms\":%.3f,\"total_ms\":%.3f}",
                        measured.cube().medianMillis(),
                        measured.cube().minMillis(),
                        measured.total().medianMillis());
            case Result.Skipped skipped -> "{\"skipped\":\"" + escaped(skipped.reason()) + "\"}";
            case Result.Different different -> "{\"different\":\"" + escaped(different.where()) + "\"}";
        };
    }

    /** What is said, and to programs, when a contender answers otherwise. */
    static String jsonOf(Result.Different different) {
        return "{\"checksum_equal\":false,\"peers\":{\"" + different.name() + "\":" + json(different) + "}}";
    }

    private double ratio(Result.Measured peer) {
        return peer.cube().medianMillis() / ours.cube().medianMillis();
    }

    private static String escaped(String words) {
        return words.chars()
                .mapToObj(c -> c == '"' || c == '\\' ? "\\" + (char) c : c < BLANK ? " " : String.valueOf((char) c))
                .collect(Collectors.joining());
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
