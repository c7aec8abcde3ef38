package luoshi.cli;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "用编好的样例（一个派出所、一年的记录）打开程序，停在 2026 年 10 月 2 日 09:40 起走的时钟上。按 Ctrl C 停下；再开接着走。",
            "Opens the program on the sample world (a station, a year of records), on a clock that starts at "
                    + "2026-10-02 09:40 China time. Ctrl C stops it; the next run goes on from there."
        },
        footer = {
            "",
            "就绪后标准输出先是 READY <网址>，再是每个样例账号一行：角色、账号、密码，用制表符隔开。",
            "When ready, standard output has READY <url>, then one line per sample sign-in: role, user, password, by tabs."
        })
final class DemoCommand implements Callable<Integer> {
    @Option(names = "--port", defaultValue = "8080", description = "端口 / port (default ${DEFAULT-VALUE})")
    int port;

    @Option(
            names = "--data",
            defaultValue = "data/demo",
            paramLabel = "DIR",
            description = "数据目录 / data folder (default ./${DEFAULT-VALUE})")
    Path data = Path.of("");

    @Option(
            names = "--now",
            paramLabel = "TIME",
            description = "时钟从这时走起，中国时间 / China time the clock starts at, such as 2026-10-02T09:40")
    @Nullable
    String now;

    @Override
    public Integer call() throws Exception {
        var began = System.nanoTime();
        var start = now == null ? null : chinaTime(now);
        Server.requireFree("127.0.0.1", port);
        System.err.println("正在打开数据库和样例…  Opening the database and the sample world …");
        var demo = Demo.start(data.toAbsolutePath().normalize(), port, start, false);
        Runtime.getRuntime().addShutdownHook(new Thread(demo::close, "stop"));
        System.out.println("READY " + demo.url());
        demo.signIns().forEach(System.out::println);
        System.out.flush();
        System.err.printf(
                "用了 %1$.1f 秒。在浏览器打开上面的网址，按 Ctrl C 停下。%nTook %1$.1f s. Open the address above in a browser; Ctrl C stops.%n",
                (System.nanoTime() - began) / 1e9);
        demo.await();
        return 0;
    }

    private static OffsetDateTime chinaTime(String text) {
        try {
            return LocalDateTime.parse(text).atOffset(ZoneOffset.ofHours(8));
        } catch (DateTimeParseException unreadable) {
            throw new Refusal(
                    "--now 的时间看不懂：" + text + "。写成 2026-10-02T09:40 的样子。",
                    "The time of --now cannot be read: " + text + ". Write it like 2026-10-02T09:40.");
        }
    }
}
