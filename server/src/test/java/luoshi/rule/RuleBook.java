package luoshi.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import luoshi.database.DatabaseAccess;
import luoshi.kernel.Role;
import luoshi.support.Browsing;
import luoshi.support.SignIns;
import luoshi.support.Station;

/** A station whose chief works with rules over HTTP: where tests of these pages begin. */
final class RuleBook {
    final Station world;
    final long chiefPerson;
    final long patrolman;
    final Browsing chief;
    private final int port;
    private final DatabaseAccess access;

    RuleBook(int port, DatabaseAccess access) {
        this.port = port;
        this.access = access;
        world = new Station(access);
        chiefPerson = world.officer("R1" + world.mark, "周某", world.station);
        patrolman = world.officer("R2" + world.mark, "郑某", world.patrol);
        chief = SignIns.visitor(port, access, Role.CHIEF, world.station, chiefPerson, "周某");
    }

    Browsing visitor(Role role, long unit, Long person, String name) {
        return SignIns.visitor(port, access, role, unit, person, name);
    }

    Browsing patrolman() {
        return visitor(Role.OFFICER, world.patrol, patrolman, "郑某");
    }

    HttpResponse<String> upload(String name, byte[] bytes) {
        chief.get("/rules/upload");
        return chief.upload(
                "/rules/upload",
                Map.of("level", "STATION", "owner", Long.toString(world.station), "title", "", "issuer", ""),
                name,
                bytes);
    }

    /** Uploads the invented regulation and returns its id. */
    long source() {
        var page =
                upload("门岗.md", (Documents.RULES + "\n<!-- " + world.mark + " -->\n").getBytes(StandardCharsets.UTF_8));
        assertThat(page.statusCode()).isEqualTo(200);
        return id(page, "/rules/sources/(\\d+)");
    }

    static long id(HttpResponse<String> page, String pattern) {
        var found = Pattern.compile(pattern).matcher(page.uri().toString());
        assertThat(found.find()).as(page.uri().toString()).isTrue();
        return Long.parseLong(found.group(1));
    }

    /** Id of the part that has the words. */
    long node(long source, String words) {
        return world.owner
                .sql(
                        "select id from rule.node where source_id = :source and text like :words order by position desc limit 1")
                .param("source", source)
                .param("words", "%" + words + "%")
                .query(Long.class)
                .single();
    }

    /** Id of the article that has the words somewhere below it. */
    long article(long source, String number) {
        return world.owner
                .sql("select id from rule.node where source_id = :source and number = :number")
                .param("source", source)
                .param("number", number)
                .query(Long.class)
                .single();
    }

    /** Takes an article up and returns the clause. */
    long clause(long source, String number) {
        var page = chief.post(
                "/rules/sources/" + source,
                Map.of("node", Long.toString(article(source, number)), "area", Long.toString(world.area)));
        return id(page, "/rules/clauses/(\\d+)/edit");
    }

    int lock(long clause) {
        return (int) world.count("select version from rule.clause where id = " + clause);
    }

    Map<String, String> draft(long clause) {
        var form = new HashMap<String, String>();
        form.put("version", Integer.toString(lock(clause)));
        form.put("title", "每班清点钥匙");
        form.put("area", Long.toString(world.area));
        form.put("should", "门岗人员应当每班清点钥匙，并在交接簿上签字。");
        form.put("shouldNot", "");
        form.put("countermeasure", "没签字的，次日补签并说明原因。");
        form.put("action", "save");
        form.put("d0.row", "1");
        form.put("d0.title", "清点钥匙");
        form.put("d0.kind", "PERFORM");
        form.put("d0.subject", "PERSON");
        form.put("d0.cadence", "MONTHLY");
        form.put("d0.count", "2");
        form.put("d0.accepts", "ACT");
        form.put("d0.units", Long.toString(world.patrol));
        return form;
    }

    /** A published clause with a monthly duty of the patrol team. */
    long published() {
        return published(source());
    }

    long published(long source) {
        var clause = clause(source, "第一条");
        assertThat(chief.post("/rules/clauses/" + clause + "/edit", draft(clause))
                        .statusCode())
                .isEqualTo(200);
        var page = publish(clause, "2026-01-01");
        assertThat(page.statusCode()).isEqualTo(200);
        return clause;
    }

    HttpResponse<String> publish(long clause, String from) {
        return chief.post(
                "/rules/clauses/" + clause + "/publish",
                Map.of("version", Integer.toString(lock(clause)), "from", from));
    }

    long duty(long clause) {
        return world.count("select max(id) from rule.duty where clause_id = " + clause);
    }
}
