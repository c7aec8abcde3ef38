package luoshi.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import luoshi.database.DatabaseAccess;
import luoshi.kernel.Acting;
import luoshi.kernel.Actor;
import luoshi.kernel.Forbidden;
import luoshi.kernel.Missing;
import luoshi.kernel.Role;
import luoshi.kernel.Stale;
import luoshi.referral.ReferralOutcome.Done;
import luoshi.referral.ReferralOutcome.Refused;
import luoshi.support.AtOnce;
import luoshi.support.Browsing;
import luoshi.support.ServerTest;
import luoshi.support.SignIns;
import luoshi.support.Station;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Complaints and referrals: done by whom they are for, and without a trace for whom they are about. */
// Long because one station serves complaints and referrals alike.
@ServerTest
@RecordApplicationEvents
class SealedIntegrationTests {
    private static final String SECRET = "收了商户的钱";

    @LocalServerPort
    int port;

    @Autowired
    DatabaseAccess access;

    @Autowired
    HandlingComplaints complaints;

    @Autowired
    WritingReferrals referrals;

    @Autowired
    ApplicationEvents events;

    Station world;
    long bureau;
    long department;
    long leaders;
    long chief;
    long deputy;
    long officer;
    long inspector;

    @BeforeEach
    void hasAStationBelowABureau() {
        world = new Station(access);
        bureau = world.unit("试点分局", "BUREAU", null);
        department = world.unit("督察大队", "DEPARTMENT", bureau);
        place(world.station, bureau);
        leaders = world.unit("所领导", "LEADERS", world.station);
        chief = world.officer(world.number(1), "周砚明", leaders);
        deputy = world.officer(world.number(2), "罗绍文", leaders);
        officer = world.officer(world.number(3), "郑宇航", world.patrol);
        inspector = world.officer(world.number(4), "秦越", department);
        world.count(
                "insert into organisation.charge (person_id, unit_id, overall, validity) values (%d, %d, true, '[2023-01-01,)') returning id"
                        .formatted(chief, world.station));
    }

    private void place(long unit, long above) {
        world.count(
                "insert into organisation.placement (unit_id, parent_id, validity) values (%d, %d, '[2020-01-01,)') returning 1"
                        .formatted(unit, above));
    }

    private Actor as(long person) {
        var scope = List.of(world.station, leaders, world.patrol, world.community);
        if (person == inspector) {
            return new Actor(
                    80 + person,
                    person,
                    "秦越",
                    Role.INSPECTOR,
                    department,
                    List.of(bureau, department, world.station, leaders, world.patrol, world.community),
                    List.of(),
                    List.of(department));
        }
        return person == officer
                ? new Actor(
                        80 + person,
                        person,
                        "郑宇航",
                        Role.OFFICER,
                        world.patrol,
                        List.of(),
                        List.of(),
                        List.of(world.patrol))
                : new Actor(
                        80 + person,
                        person,
                        "领导",
                        person == chief ? Role.CHIEF : Role.DEPUTY,
                        world.station,
                        scope,
                        List.of(),
                        List.of(world.station));
    }

    private long record(long who, @Nullable Long about, @Nullable ComplaintPending pending) {
        var command = new RecordComplaint(
                world.patrol,
                about,
                ComplaintChannel.PHONE,
                SECRET,
                pending,
                "商户老李",
                "13800000000",
                UUID.randomUUID().toString());
        return ((Done) Acting.as(as(who), () -> complaints.record(as(who), command))).id();
    }

    private ReferralOutcome decide(long who, long id, boolean upheld, @Nullable Long area) {
        return Acting.as(as(who), () -> complaints.decide(as(who), id, 0, upheld, area, "夜班窗口没人"));
    }

    private long refer(long who) {
        var command = new WriteReferral(
                department, world.patrol, null, SECRET, UUID.randomUUID().toString());
        return ((Done) Acting.as(as(who), () -> referrals.write(as(who), command))).id();
    }

    private Browsing visitor(Role role, long unit, long person, String name) {
        return SignIns.visitor(port, access, role, unit, person, name);
    }

    @Test
    void publishesWhatAnUpheldComplaintFoundAndNeverWhoComplained() {
        var id = record(chief, officer, null);

        assertThat(((Refused) decide(chief, id, true, null)).reasons()).containsOnlyKeys("area");
        decide(chief, id, true, world.area);

        assertThat(events.stream(ComplaintUpheld.class))
                .containsExactly(new ComplaintUpheld(id, world.patrol, world.area, null, officer, "夜班窗口没人"));
        assertThatThrownBy(() -> decide(chief, id, false, null)).isInstanceOf(Stale.class);
    }

    @Test
    void handsOverWhatIsLedElsewhere() {
        var pending = record(chief, officer, ComplaintPending.LITIGATION);
        var later = record(chief, null, null);
        Acting.as(as(chief), () -> complaints.handOver(as(chief), later, 0, ComplaintPending.PETITION));

        for (var id : List.of(pending, later)) {
            assertThatThrownBy(() -> decide(chief, id, true, world.area)).isInstanceOf(Stale.class);
        }
        assertThat(events.stream(ComplaintUpheld.class)).isEmpty();
    }

    @Test
    void leavesOneAboutTheChiefToTheBureauAndOneAboutADeputyUnseenByHim() {
        var aboutChief = record(deputy, chief, null);
        var aboutDeputy = record(chief, deputy, null);

        assertThat(world.count("select handling_unit_id from referral.complaint where id = " + aboutChief))
                .isEqualTo(bureau);
        assertThatThrownBy(() -> decide(chief, aboutChief, false, null)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> decide(deputy, aboutDeputy, false, null)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> decide(deputy, aboutChief, false, null)).isInstanceOf(Forbidden.class);
        assertThat(decide(inspector, aboutChief, false, null)).isInstanceOf(Done.class);
    }

    @Test
    void letsNobodyRecordOneAboutHimself() {
        var command = new RecordComplaint(world.patrol, chief, ComplaintChannel.PHONE, "x", null, "", "", "o");

        assertThat(((Refused) Acting.as(as(chief), () -> complaints.record(as(chief), command))).reasons())
                .containsOnlyKeys("person");
        assertThatThrownBy(() -> Acting.as(as(officer), () -> complaints.record(as(officer), command)))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void letsTheReceivingBodyReceiveAndAnswerAndNobodyElse() {
        var id = refer(chief);

        assertThatThrownBy(() -> Acting.as(as(deputy), () -> referrals.receive(as(deputy), id, 0)))
                .isInstanceOf(Missing.class);
        assertThatThrownBy(() -> Acting.as(as(chief), () -> referrals.receive(as(chief), id, 0)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> Acting.as(as(inspector), () -> referrals.answer(as(inspector), id, 0, "查")))
                .isInstanceOf(Stale.class);
        Acting.as(as(inspector), () -> referrals.receive(as(inspector), id, 0));
        assertThat(Acting.as(as(inspector), () -> referrals.answer(as(inspector), id, 1, "已立案")))
                .isEqualTo(new Done(id));
    }

    @Test
    void hidesAReferralFromAMemberOfTheBodyWhomItIsAbout() {
        var id = refer(chief);
        world.count("update referral.referral set about_person_id = %d where id = %d returning id"
                .formatted(inspector, id));

        assertThatThrownBy(() -> Acting.as(as(inspector), () -> referrals.receive(as(inspector), id, 0)))
                .isInstanceOf(Missing.class);
    }

    @Test
    void leavesNoTraceForThePersonNorInTheLedger() {
        var before = world.count("select coalesce(max(seq), 0) from ledger.entry");
        record(chief, officer, null);
        var referral = refer(chief);
        world.count("update referral.referral set about_person_id = %d where id = %d returning id"
                .formatted(officer, referral));

        assertThat(world.count("select count(*) from ledger.entry where seq > " + before
                        + " and entity in ('complaint', 'referral')"))
                .isGreaterThanOrEqualTo(2);
        assertThat(
                        world.count(
                                "select count(*) from ledger.entry where seq > " + before
                                        + " and entity in ('complaint', 'referral')"
                                        + " and (body <> '{}' or person_id is not null or unit_id is not null or entity_id is not null)"))
                .isZero();
        assertThat(world.count(
                        "select count(*) from ledger.entry where seq > " + before + " and person_id = " + officer))
                .isZero();
        var visitor = visitor(Role.OFFICER, world.patrol, officer, "郑宇航");
        for (var page : List.of("/", "/me", "/referrals")) {
            assertThat(visitor.get(page).body())
                    .as(page)
                    .doesNotContain(SECRET, "商户老李", "/complaints/", "/referrals/" + referral);
        }
        assertThat(visitor.get("/referrals/" + referral).statusCode()).isEqualTo(404);
        assertThat(visitor.get("/complaints").statusCode()).isEqualTo(403);
    }

    @Test
    void leadsOverThePages() {
        var leader = visitor(Role.CHIEF, world.station, chief, "周砚明");
        assertThat(leader.get("/complaints/new").body()).contains("登记投诉", "巡逻防控队");

        var one = leader.post(
                "/complaints",
                Map.of(
                        "unit",
                        String.valueOf(world.patrol),
                        "channel",
                        "PHONE",
                        "matter",
                        SECRET,
                        "name",
                        "商户老李",
                        "once",
                        "p"));

        assertThat(one.body()).contains(SECRET, "商户老李", "查实，转整改").doesNotContain("停止执行", "禁闭");
        assertThat(leader.get("/complaints").body()).contains("1 件没办完");
        assertThat(leader.get("/").body()).contains("有一件投诉要办");
        assertThat(leader.post(
                                one.uri().getPath() + "/decision",
                                Map.of("version", "0", "decision", "UPHELD", "text", "是"))
                        .statusCode())
                .isEqualTo(422);
        leader.get("/referrals/new");
        var sent = leader.post(
                "/referrals",
                Map.of(
                        "to",
                        String.valueOf(department),
                        "unit",
                        String.valueOf(world.patrol),
                        "matter",
                        SECRET,
                        "once",
                        "q"));
        assertThat(sent.body()).contains("移送 督察大队", SECRET);
        var receiver = visitor(Role.INSPECTOR, department, inspector, "秦越");
        assertThat(receiver.get("/").body()).contains("有一件移送要收");
        receiver.get(sent.uri().getPath());
        receiver.post(sent.uri().getPath() + "/receive", Map.of("version", "0"));
        assertThat(receiver.post(sent.uri().getPath() + "/answer", Map.of("version", "1", "text", "已立案"))
                        .body())
                .contains("已立案");
    }

    @Test
    void letsOneOfTwoDecideAtOnce() throws Exception {
        var id = record(chief, officer, null);
        var one = visitor(Role.CHIEF, world.station, chief, "周砚明");
        var other = visitor(Role.DEPUTY, world.station, deputy, "罗绍文");
        var path = "/complaints/" + id;
        one.get(path);
        other.get(path);

        AtOnce.oneWins(AtOnce.send(
                access,
                "referral.complaint",
                () -> one.post(path + "/decision", Map.of("version", "0", "decision", "NOT_UPHELD", "text", "没有")),
                () -> other.post(path + "/handover", Map.of("version", "0", "pending", "PETITION"))));
    }
}
