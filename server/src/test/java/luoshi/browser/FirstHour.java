package luoshi.browser;

import java.util.ArrayList;
import java.util.List;
import luoshi.exchange.Sheets;
import luoshi.support.Station;

/** The files that a station brings to its first hour: who works there, who stood which shift, what happened. */
final class FirstHour {
    static final int OFFICERS = 50;
    static final int AUXILIARIES = 38;

    /** How many of the patrol team stand the day shift of 1 October 2026. */
    static final int ON_SHIFT = 4;

    private FirstHour() {}

    /** Units with their officers and auxiliaries: 5 + 45 officers, 38 auxiliaries. */
    private static List<Team> teams() {
        return List.of(
                new Team("所领导", 5, 0),
                new Team("综合指挥室", 6, 8),
                new Team("社区警务队", 14, 12),
                new Team("案件办理队", 11, 4),
                new Team("巡逻防控队", 10, 11),
                new Team("户籍窗口", 4, 3));
    }

    private record Team(String name, int officers, int auxiliaries) {}

    /** Adds what the station has before anybody is there: the other teams, areas and posts. */
    static void prepare(Station world) {
        world.unit("所领导", "LEADERS", world.station);
        world.unit("综合指挥室", "TEAM", world.station);
        world.unit("案件办理队", "TEAM", world.station);
        world.unit("户籍窗口", "TEAM", world.station);
        world.owner
                .sql(
                        "insert into organisation.post (code, name, name_en, leads) values ('chief', '所长', 'Chief', true), "
                                + "('officer', '民警', 'Officer', false), ('auxiliary', '辅警', 'Auxiliary', false)")
                .update();
        world.owner
                .sql(
                        "insert into organisation.area (code, name, name_en, position) values ('patrol', '巡逻接警', 'Patrol', 2), "
                                + "('window', '窗口服务', 'Window', 3)")
                .update();
    }

    /** The roster of 88 people. */
    static byte[] people() {
        return sheet(List.of("警号/辅警号", "姓名", "单位", "岗位", "任职起"), peopleRows());
    }

    /** The same with one row of a unit that nobody knows. */
    static byte[] peopleWithAMistake() {
        var rows = new ArrayList<>(peopleRows());
        rows.set(40, List.of("F00999", "错行一", "没有这个队", "辅警", "2023-01-01"));
        return sheet(List.of("警号/辅警号", "姓名", "单位", "岗位", "任职起"), rows);
    }

    private static List<List<String>> peopleRows() {
        var rows = new ArrayList<List<String>>();
        var officer = 43_000;
        var auxiliary = 100;
        for (var team : teams()) {
            for (var i = 0; i < team.officers(); i++) {
                var post = team.name().equals("所领导") ? "所长" : "民警";
                rows.add(List.of("%06d".formatted(++officer), name(rows.size()), team.name(), post, "2023-01-01"));
            }
            for (var i = 0; i < team.auxiliaries(); i++) {
                rows.add(List.of("F%05d".formatted(++auxiliary), name(rows.size()), team.name(), "辅警", "2023-01-01"));
            }
        }
        return rows;
    }

    /** Numbers of the patrol team, whose four first people stand the shifts. */
    static List<String> patrol() {
        return peopleRows().stream()
                .filter(row -> row.get(2).equals("巡逻防控队"))
                .map(List::getFirst)
                .toList();
    }

    /** The number of somebody in the community team. */
    static String inTheCommunity() {
        return peopleRows().stream()
                .filter(row -> row.get(2).equals("社区警务队"))
                .map(List::getFirst)
                .findFirst()
                .orElseThrow();
    }

    /** The day shift of 1 October. */
    static byte[] shifts() {
        var rows = new ArrayList<List<String>>();
        for (var number : patrol().subList(0, ON_SHIFT)) {
            rows.add(List.of(number, "2026-10-01", "白"));
        }
        return sheet(List.of("警号", "日期", "班次"), rows);
    }

    /** Two incidents handled in September. */
    static byte[] occasions() {
        return sheet(
                List.of("来源", "编号", "种类", "警号", "时间"),
                List.of(
                        List.of("警综平台", "20260910-0001", "出警", patrol().get(0), "2026-09-10 10:20"),
                        List.of("警综平台", "20260917-0002", "出警", patrol().get(2), "2026-09-17 11:40")));
    }

    private static String name(int i) {
        var family = "赵钱孙李周吴郑王冯陈";
        var given = "一二三四五六七八九";
        return family.charAt(i % 10) + "某" + given.charAt(i / 10);
    }

    private static byte[] sheet(List<String> header, List<List<String>> rows) {
        return Sheets.write(List.of(new Sheets.Page("表", header, rows, false)));
    }
}
