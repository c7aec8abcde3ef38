package luoshi.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import luoshi.Luoshi;
import luoshi.database.FolderDatabase;
import luoshi.exchange.ImportFile;
import luoshi.exchange.ImportReport;
import luoshi.exchange.Importing;
import luoshi.exchange.spi.RowImporter;
import luoshi.identity.Actors;
import luoshi.kernel.Acting;
import luoshi.kernel.Actor;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.MessageSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "把一个 .xlsx 文件整个导入，要么全部，要么一行不进。和网页上的导入是同一套检查，服务开着、停着都可以。",
            "Imports a whole .xlsx file, all rows or none, with the checks of the page; the server may run or not."
        },
        footer = {
            "",
            "退出码：0 全部可以（已写入，或都已经有了）；2 有要改的行，或文件、账号、用法不对，什么也没写。",
            "Exit codes: 0 all is good (written, or there already); 2 rows need mending, or file, account or usage: nothing was written."
        })
final class ImportCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(index = "0", paramLabel = "KIND", description = "哪种表，如 roster 人员名册 / kind of table, such as roster")
    String kind = "";

    @Parameters(index = "1", paramLabel = "FILE", description = ".xlsx 文件 / file")
    Path file = Path.of("");

    @Option(names = "--dry-run", description = "只检查，不写 / only look, write nothing")
    boolean dryRun;

    @Option(names = "--json", description = "结果写成 JSON / the result as JSON on standard output")
    boolean json;

    @Mixin
    DataOption data = new DataOption();

    @Option(names = "--as", required = true, paramLabel = "USER", description = "用谁的账号 / the account that acts")
    String user = "";

    @Override
    public Integer call() throws Exception {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new Refusal("读不到文件 " + file + "。", "The file " + file + " cannot be read.");
        }
        if (Files.size(file) > ImportFile.LARGEST_BYTES) {
            throw new Refusal(
                    "文件 " + file + " 超过 20 MB，没有读。把它拆小。",
                    "The file " + file + " has more than 20 MB and was not read. Split it.");
        }
        if (CommandDatabase.ownServer()) {
            return run(List.of());
        }
        var folder = CommandDatabase.folder(data.folder);
        try (var database = FolderDatabase.open(folder)) {
            var access = database.access();
            return run(List.of(
                    "luoshi.db.url=" + access.url(),
                    "luoshi.db.owner-password=" + access.owner().password(),
                    "luoshi.db.app-password=" + access.app().password(),
                    "luoshi.db.reader-password=" + access.reader().password(),
                    "luoshi.now=" + DemoClock.kept(folder)));
        }
    }

    private int run(List<String> properties) throws Exception {
        var given = properties.stream()
                .filter(property -> !property.endsWith("="))
                .map(property -> "--" + property)
                .toArray(String[]::new);
        try (var program = new SpringApplicationBuilder(Luoshi.class)
                .web(WebApplicationType.NONE)
                .run(given)) {
            var actor = program.getBean(Actors.class)
                    .actorOf(user)
                    .orElseThrow(() -> new Refusal(
                            "没有账号 " + user + "，或者它已停用、本人已离开。",
                            "There is no account " + user + ", or it is banned, or its person has left."));
            return Acting.<Integer, Exception>as(actor, () -> imported(program, actor));
        }
    }

    private int imported(ConfigurableApplicationContext program, Actor actor) throws Exception {
        var importing = program.getBean(Importing.class);
        var offered = importing.kindsFor(actor).stream().map(RowImporter::kind).toList();
        if (!offered.contains(kind)) {
            throw new Refusal(
                    user + " 不能导入 " + kind + "；能导入的：" + String.join("、", offered),
                    user + " may not import " + kind + "; may import: " + String.join(", ", offered));
        }
        var report = importing.run(
                kind, new ImportFile(String.valueOf(file.getFileName()), Files.readAllBytes(file)), dryRun);
        var texts = new Texts(program.getBean(MessageSource.class), Locale.SIMPLIFIED_CHINESE);
        print(report, importing.words(report, texts), importing.changes(report, texts));
        return report.clean() ? 0 : 2;
    }

    private void print(ImportReport report, List<Importing.Line> lines, List<Importing.Change> changes) {
        var out = out();
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(json(report, lines, changes)));
            out.flush();
            return;
        }
        for (var line : lines) {
            var place = line.row() == 0
                    ? "文件"
                    : "第 " + line.row() + " 行" + (line.column().isEmpty() ? "" : "「" + line.column() + "」");
            out.println(place + (line.value().isEmpty() ? "：" : " " + line.value() + "：") + line.reason());
        }
        for (var change : changes) {
            out.println("第 %d 行 %s：%s".formatted(change.row(), change.subject(), change.text()));
        }
        out.println(
                report.clean()
                        ? "%d 行，%d 行已有；%s / %d rows, %d there already; %s"
                                .formatted(
                                        report.rows(),
                                        report.already(),
                                        report.written() ? "已全部写入" : "没有写",
                                        report.rows(),
                                        report.already(),
                                        report.written() ? "all written" : "nothing written")
                        : "%d 行里有 %d 行要改，什么也没写 / %d of %d rows need mending, nothing was written"
                                .formatted(report.rows(), report.badRows(), report.badRows(), report.rows()));
        out.flush();
    }

    private static Map<String, Object> json(
            ImportReport report, List<Importing.Line> lines, List<Importing.Change> changes) {
        var failures = new ArrayList<Map<String, Object>>();
        for (var line : lines) {
            var failure = new LinkedHashMap<String, Object>();
            failure.put("row", line.row());
            failure.put("column", line.key());
            failure.put("value", line.value());
            failure.put("reason", line.reason());
            failures.add(failure);
        }
        var all = new LinkedHashMap<String, Object>();
        all.put("kind", report.kind());
        all.put("file", report.fileName());
        all.put("rows", report.rows());
        all.put("already", report.already());
        all.put("written", report.written());
        all.put(
                "changes",
                changes.stream()
                        .map(change -> Map.of("row", change.row(), "subject", change.subject(), "text", change.text()))
                        .toList());
        all.put("failures", failures);
        return all;
    }

    private PrintWriter out() {
        if (spec == null) {
            throw new IllegalStateException("run outside of the command line");
        }
        return spec.commandLine().getOut();
    }
}
