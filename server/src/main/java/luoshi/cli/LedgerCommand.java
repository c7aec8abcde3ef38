package luoshi.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import luoshi.ledger.ExportedLedger;
import luoshi.ledger.Verification;
import luoshi.ledger.Verification.Break;
import luoshi.ledger.VerifyingLedger;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "ledger",
        mixinStandardHelpOptions = true,
        description = {"审计链：校验、导出存证。", "The ledger: verify it, export it as evidence."},
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {LedgerCommand.Verify.class, LedgerCommand.Export.class})
final class LedgerCommand implements Callable<Integer> {
    private static final int WHOLE = 0;
    private static final int BROKEN = 1;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return 2;
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = {
                "从头算一遍：每条记录、每个封存点、每张表的每一行。只读，服务开着、停着都可以。",
                "Computes everything anew: each entry, each seal, each row of each table. Reads only; the server may run or not."
            },
            footer = {
                "",
                "退出码：0 全部相符；1 有不符的，逐条列出；2 读不了。",
                "Exit codes: 0 all agrees; 1 something does not, each named; 2 cannot be read."
            })
    static final class Verify implements Callable<Integer> {
        @Mixin
        DataOption data = new DataOption();

        @Option(names = "--file", paramLabel = "FILE", description = "校验导出的存证文件，不用数据库 / an export, without a database")
        @Nullable
        Path file;

        @Option(names = "--json", description = "结果写成 JSON / the result as JSON on standard output")
        boolean json;

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Override
        public Integer call() throws Exception {
            var found = file == null ? ofDatabase() : ofFile(file);
            var out = spec.commandLine().getOut();
            if (json) {
                out.println(JsonMapper.shared().writeValueAsString(json(found)));
            } else {
                print(found, out);
            }
            out.flush();
            return found.whole() ? WHOLE : BROKEN;
        }

        private Verification ofDatabase() throws Exception {
            try (var database = CommandDatabase.open(data.folder)) {
                return VerifyingLedger.verify(database.reader());
            } catch (SQLException older) {
                if ("42P01".equals(older.getSQLState())) {
                    throw new Refusal(
                            "这个数据库是旧版写的，还没有审计链。先用 demo 或 serve 打开一次。",
                            "An older program wrote this database; it has no chain yet. Open it once with demo or serve.");
                }
                throw older;
            }
        }

        private static Verification ofFile(Path file) throws IOException {
            try {
                return ExportedLedger.verify(file);
            } catch (NoSuchFileException missing) {
                throw new Refusal("没有文件 " + file + "。", "There is no file " + file + ".");
            } catch (ExportedLedger.Unreadable other) {
                throw new Refusal(file + " 不是审计链的存证文件。", file + " is no export of a ledger.");
            }
        }

        private static void print(Verification found, PrintWriter out) {
            var texts = Texts.ofCommand("ledger");
            for (var one : found.breaks()) {
                out.println(texts.get("ledger.break." + one.kind(), one.number(), one.table(), one.key()));
            }
            out.println(texts.get(
                    found.whole() ? "ledger.verify.whole" : "ledger.verify.broken",
                    found.entries(),
                    found.sealed(),
                    found.rows(),
                    found.breaks().size(),
                    found.root()));
        }

        private static Map<String, Object> json(Verification found) {
            var all = new LinkedHashMap<String, Object>();
            all.put("whole", found.whole());
            all.put("entries", found.entries());
            all.put("sealed", found.sealed());
            all.put("rows", found.rows());
            all.put("root", found.root());
            all.put("breaks", found.breaks().stream().map(Verify::json).toList());
            return all;
        }

        private static Map<String, Object> json(Break one) {
            var all = new LinkedHashMap<String, Object>();
            all.put("kind", one.kind().name());
            all.put("number", one.number());
            all.put("table", one.table());
            all.put("key", one.key());
            return all;
        }
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = {
                "把已经封存的记录连同哈希写成一个文件；用 ledger verify --file 不要数据库就能校验。",
                "Writes the sealed entries with their hashes to a file that ledger verify --file verifies without a database."
            })
    static final class Export implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "写到哪里，不能已经有 / where to; must not exist yet")
        Path file = Path.of("");

        @Mixin
        DataOption data = new DataOption();

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Override
        public Integer call() throws Exception {
            if (Files.exists(file)) {
                throw new Refusal(file + " 已经有了，没有覆盖。换一个名字。", file + " exists and was left alone. Name another file.");
            }
            try (var database = CommandDatabase.open(data.folder);
                    var reader = database.reader().getConnection()) {
                var entries = ExportedLedger.write(reader, file);
                spec.commandLine().getErr().println("写了 " + entries + " 条 / " + entries + " entries written");
            }
            return WHOLE;
        }
    }
}
