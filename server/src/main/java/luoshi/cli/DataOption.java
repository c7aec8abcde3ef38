package luoshi.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The data folder of a real installation, for every command that takes one. */
final class DataOption {
    @Option(
            names = "--data",
            defaultValue = "data/serve",
            paramLabel = "DIR",
            description = "数据目录 / data folder (default ./${DEFAULT-VALUE})")
    Path folder = Path.of("");
}
