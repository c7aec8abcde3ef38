package luoshi.roster.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import luoshi.database.DatabaseAccess;
import luoshi.kernel.Role;
import luoshi.support.AtOnce;
import luoshi.support.Browsing;
import luoshi.support.ServerTest;
import luoshi.support.SignIns;
import luoshi.support.Station;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two leaders decide on one swap, or on days away of one colleague, at the same moment. */
@ServerTest
class ApprovingAtOnceIntegrationTests {
    @LocalServerPort
    int port;

    @Autowired
    DatabaseAccess access;

    @Autowired
    Clock clock;

    Station station;
    long he;
    long zheng;
    Browsing chief;
    Browsing instructor;

    @BeforeEach
    void hasTwoLeaders() {
        station = new Station(access);
        he = station.officer("B" + station.mark + "1", "何晓东", station.patrol);
        zheng = station.officer("B" + station.mark + "2", "郑宇航", station.patrol);
        chief = leader(Role.CHIEF, "3", "周砚明");
        instructor = leader(Role.INSTRUCTOR, "4", "林静姝");
    }

    private Browsing leader(Role role, String digit, String name) {
        var person = station.officer("B" + station.mark + digit, name, station.community);
        return SignIns.visitor(port, access, role, station.station, person, name);
    }

    @Test
    void approvesASwapOnce() throws Exception {
        var swap = swap();
        var path = "/roster/swaps/" + swap;
        chief.get(path);
        instructor.get(path);

        AtOnce.oneWins(AtOnce.send(
                access,
                "roster.shift",
                () -> chief.post(path + "/approve", Map.of("version", "0")),
                () -> instructor.post(path + "/approve", Map.of("version", "0"))));

        assertThat(station.count("select count(*) from ledger.entry where action = 'SwapApproved' and unit_id = "
                        + station.patrol))
                .isEqualTo(1);
        assertThat(station.count("select person_id from roster.shift where unit_id = " + station.patrol))
                .isEqualTo(zheng);
    }

    @Test
    void approvesOrDeclinesASwap() throws Exception {
        var swap = swap();
        var path = "/roster/swaps/" + swap;
        chief.get(path);
        instructor.get(path);

        AtOnce.oneWins(AtOnce.send(
                access,
                "roster.swap",
                () -> chief.post(path + "/approve", Map.of("version", "0")),
                () -> instructor.post(path + "/decline", Map.of("version", "0", "answer", "人手不够"))));

        var approved = station.count("select count(*) from roster.swap where approved_by is not null and id = " + swap);
        assertThat(station.count("select person_id from roster.shift where unit_id = " + station.patrol))
                .isEqualTo(approved == 1 ? zheng : he);
    }

    @Test
    void approvesDaysAwayOnce() throws Exception {
        var today = LocalDate.now(clock);
        var path = "/people/" + he + "/absence";
        var form = Map.of(
                "version",
                "0",
                "from",
                today.toString(),
                "lastDay",
                today.plusDays(2).toString());
        chief.get(path);
        instructor.get(path);

        AtOnce.oneWins(AtOnce.send(
                access, "organisation.person", () -> chief.post(path, form), () -> instructor.post(path, form)));

        assertThat(station.count("select count(*) from organisation.absence where person_id = " + he))
                .isEqualTo(1);
    }

    private long swap() {
        var month = YearMonth.now(clock).plusMonths(1);
        var shift = station.shift(station.patrol, he, "DAY", month + "-11T08:30+08:00", month + "-11T20:30+08:00");
        station.publishRoster(station.patrol, month.atDay(1));
        return station.owner
                .sql("""
                        insert into roster.swap (shift_id, unit_id, from_person, to_person, reason, at)
                        values (:shift, :unit, :from, :to, '家里有事', '2026-01-01Z') returning id
                        """)
                .param("shift", shift)
                .param("unit", station.patrol)
                .param("from", he)
                .param("to", zheng)
                .query(Long.class)
                .single();
    }
}
