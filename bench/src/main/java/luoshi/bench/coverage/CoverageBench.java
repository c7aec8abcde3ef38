package luoshi.bench.coverage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Counts what is owed and what is done for each unit × clause × month, beside databases and compressed bitmaps on the same
 * invented facts. All answers are compared before any time is printed, at smaller sizes also with a plain recomputation.
 */
@Command(
        name = "coverage",
        mixinStandardHelpOptions = true,
        description = {"单位 × 条款 × 月份的履责立方", "The cube of duties owed and met: unit × clause × month."})
public final class CoverageBench implements Callable<Integer> {
    private static final long SEED = 1;
    private static final int LEAST_ROUNDS = 5;
    private static final String NONE = "none";
    private static final Map<String, Supplier<Contender>> PEERS = peers();
    private static final List<String> USUAL = List.of("postgres", "duckdb", "roaring");

    @Option(names = "--size", description = "虚构的规模 / how much is invented: station, county, city, nation")
    private Size size = Size.STATION;

    @Option(
            names = "--peers",
            split = ",",
            description = "对手 / beside ours: postgres, duckdb (-owners, -cells: 不存所属格的写法 / without the stored"
                    + " cell), roaring, bits, none")
    private @Nullable List<String> peers;

    @Option(names = "--rounds", description = "每个至少测几遍 / runs of each, at least 5")
    private int rounds = LEAST_ROUNDS;

    @Option(names = "--json", description = "机器可读 / machine output")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private static Map<String, Supplier<Contender>> peers() {
        var known = new LinkedHashMap<String, Supplier<Contender>>();
        for (var formulation : Formulation.values()) {
            known.put("postgres" + formulation.suffix(), () -> new PostgresPeer(formulation));
            known.put("duckdb" + formulation.suffix(), () -> new DuckDbPeer(formulation));
        }
        known.put("roaring", RoaringPeer::new);
        known.put("bits", DenseBits::new);
        return known;
    }

    @Override
    public Integer call() {
        var asked = asked();
        var progress = spec.commandLine().getErr();
        progress.println("编造数据 / inventing: " + size);
        var data = new CoverageData(size, SEED);
        if (size.hasActs()) {
            progress.println(
                    "%,d 件佐证 / pieces of evidence".formatted(data.acts().count()));
        }
        var race = new Race(data, rounds, progress);
        if (size.hasOracle()) {
            race.expect(PlainOracle.cube(data));
        } else if (!size.hasActs()) {
            race.expect(PlainOracle.cubeOfBits(data));
        }
        var ours = ours();
        return switch (race.run(ours)) {
            case Result.Measured measured -> {
                var others = new ArrayList<Result>();
                for (var name : asked) {
                    others.add(peer(name, race));
                }
                yield print(new Report(data, ours.planes(), measured, others, race.checksum()));
            }
            case Result.Different different -> differs(different);
            case Result.Skipped skipped -> throw new IllegalStateException(skipped.reason());
        };
    }

    /** What the others are measured beside. */
    private static Ours ours() {
        return new OurIndex();
    }

    private Result peer(String name, Race race) {
        if (!size.hasActs()) {
            return new Result.Skipped(name, "no single acts at size " + size + ", they would be thousands of millions");
        }
        var peer = PEERS.get(name);
        return peer == null ? new Result.Skipped(name, "unknown") : race.run(peer.get());
    }

    private int print(Report report) {
        for (var peer : report.peers()) {
            if (peer instanceof Result.Different different) {
                return differs(different);
            }
        }
        if (json) {
            report.printJson(spec.commandLine().getOut());
        } else {
            report.print(spec.commandLine().getOut());
        }
        return 0;
    }

    private int differs(Result.Different different) {
        spec.commandLine()
                .getErr()
                .println("结果不同，不比时间 / results differ, no times: " + different.name() + ", " + different.where());
        if (json) {
            spec.commandLine().getOut().println(Report.jsonOf(different));
        }
        return 1;
    }

    private List<String> asked() {
        if (rounds < LEAST_ROUNDS) {
            throw new ParameterException(
                    spec.commandLine(), "--rounds 至少 " + LEAST_ROUNDS + " / at least " + LEAST_ROUNDS + ": " + rounds);
        }
        var named = peers;
        if (named == null) {
            return size.hasActs() ? USUAL : List.of();
        }
        var asked = named.stream().distinct().filter(name -> !name.equals(NONE)).toList();
        for (var name : asked) {
            if (!PEERS.containsKey(name)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "没有这个对手 / no such peer: %s; %s, %s".formatted(name, String.join(", ", PEERS.keySet()), NONE));
            }
        }
        return asked;
    }
}
