package luoshi.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import luoshi.database.DatabaseAccess;
import luoshi.kernel.Role;
import luoshi.support.AtOnce;
import luoshi.support.Browsing;
import luoshi.support.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two leaders decide the same thing at the same moment: one does, the other is told, and it stands once. */
@ServerTest
class DecidingAtOnceIntegrationTests {
    @LocalServerPort
    int port;

    @Autowired
    DatabaseAccess access;

    @Autowired
    Clock clock;

    RuleBook book;
    Browsing instructor;
    LocalDate today;

    @BeforeEach
    void hasTwoLeaders() {
        book = new RuleBook(port, access);
        var person = book.world.officer("R3" + book.world.mark, "林某", book.world.station);
        instructor = book.visitor(Role.INSTRUCTOR, book.world.station, person, "林某");
        today = LocalDate.now(clock);
    }

    private void atOnce(String table, String path, Map<String, String> form) throws Exception {
        book.chief.get("/rules/exemptions/new");
        instructor.get("/rules/exemptions/new");
        AtOnce.oneWins(
                AtOnce.send(access, table, () -> book.chief.post(path, form), () -> instructor.post(path, form)));
    }

    private long entries(String action) {
        return book.world.count("select count(*) from ledger.entry where action = '" + action + "' and unit_id in ("
                + book.world.station + ", " + book.world.patrol + ", " + book.world.community + ")");
    }

    @Test
    void approvesAnExemptionOnce() throws Exception {
        var duty = book.world.duty("AO-" + book.world.mark, "抽看记录", "PERFORM", "PERSON", "MONTHLY", "ACT");

        atOnce(
                "rule.exemption",
                "/rules/exemptions/new",
                Map.of(
                        "duty",
                        "" + duty,
                        "person",
                        "" + book.patrolman,
                        "from",
                        today.toString(),
                        "last",
                        today.plusDays(9).toString(),
                        "reason",
                        "参加省里集训"));

        assertThat(book.world.count("select count(*) from rule.exemption where duty_id = " + duty))
                .isEqualTo(1);
        assertThat(entries("ExemptionApproved")).isEqualTo(1);
    }

    @Test
    void endsAnExemptionOnce() throws Exception {
        var duty = book.world.duty("AE-" + book.world.mark, "抽看记录", "PERFORM", "PERSON", "MONTHLY", "ACT");
        book.chief.get("/rules/exemptions/new");
        book.chief.post(
                "/rules/exemptions/new",
                Map.of(
                        "duty",
                        "" + duty,
                        "person",
                        "" + book.patrolman,
                        "from",
                        today.toString(),
                        "last",
                        today.plusDays(9).toString(),
                        "reason",
                        "参加省里集训"));
        var id = book.world.count("select id from rule.exemption where duty_id = " + duty);

        atOnce(
                "rule.exemption",
                "/rules/exemptions/" + id + "/end",
                Map.of(
                        "shown", today.plusDays(10).toString(),
                        "end", today.plusDays(3).toString(),
                        "reason", "提前回来"));

        assertThat(entries("ExemptionEnded")).isEqualTo(1);
    }

    @Test
    void signsReviewsAndRevokesNotApplicableOnce() throws Exception {
        atOnce(
                "rule.not_applicable",
                "/rules/exclusions/new",
                Map.of("unit", "" + book.world.community, "area", "" + book.world.area, "reason", "不值班"));
        var id = book.world.count("select id from rule.not_applicable where unit_id = " + book.world.community);

        atOnce("rule.not_applicable", "/rules/exclusions/" + id + "/review", Map.of("version", "0"));
        atOnce("rule.not_applicable", "/rules/exclusions/" + id + "/revoke", Map.of("version", "1"));

        assertThat(entries("ExclusionSigned")).isEqualTo(1);
        assertThat(entries("ExclusionReviewed")).isEqualTo(1);
        assertThat(entries("ExclusionRevoked")).isEqualTo(1);
    }

    @Test
    void publishesAClauseOnce() throws Exception {
        var clause = book.clause(book.source(), "第一条");
        book.chief.post("/rules/clauses/" + clause + "/edit", book.draft(clause));
        var form = Map.of("version", "" + book.lock(clause), "from", today.toString());

        atOnce("rule.clause", "/rules/clauses/" + clause + "/publish", form);

        assertThat(entries("ClausePublished")).isEqualTo(1);
        assertThat(book.chief
                        .post("/rules/clauses/" + clause + "/publish", form)
                        .statusCode())
                .as("a page from before is stale, not missing")
                .isEqualTo(409);
    }
}
