package luoshi.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.sql.SQLException;
import luoshi.database.DatabaseAccess.Login;
import luoshi.ledger.Verification.Break;
import luoshi.ledger.Verification.Kind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done to records or chain behind the program's back is named, and nothing else is. */
class VerifyingLedgerIntegrationTests {
    private static final String AREA = "organisation.area";

    @TempDir
    static Path folder;

    private static ChainWorld world;
    private static long middle;
    private static long tail;
    private static long id;

    @BeforeAll
    static void hasAChain() throws Exception {
        world = new ChainWorld(folder);
        for (var n = 0; n < 20; n++) {
            var seq = ChainWorld.area(world.owner, "A" + n);
            middle = n == 10 ? seq : middle;
            tail = seq;
            if (n % 7 == 0) {
                world.sealer().seal();
            }
        }
        world.sealer().seal();
        id = world.number("select id from organisation.area where code = 'A10'");
    }

    @AfterAll
    static void stops() throws Exception {
        world.close();
    }

    @AfterEach
    void isWholeAgain() throws Exception {
        assertThat(world.verify().breaks()).isEmpty();
    }

    @Test
    void findsAWholeChainWhole() throws Exception {
        var found = world.verify();

        assertThat(found.whole()).isTrue();
        assertThat(found.sealed()).isEqualTo(found.entries()).isGreaterThan(50);
        assertThat(found.rows()).isEqualTo(20);
        assertThat(found.root()).matches("[0-9a-f]{64}").isNotEqualTo("0".repeat(64));
    }

    @Test
    void namesARowThatWasChangedUnseen() throws Exception {
        world.unseen(AREA, "update organisation.area set name = '别的' where id = " + id);
        assertThat(world.verify().breaks()).containsExactly(row(Kind.ROW_CHANGED, middle));
        world.unseen(AREA, "update organisation.area set name = '领域' where id = " + id);
    }

    @Test
    void namesARowThatWasTakenOutUnseen() throws Exception {
        world.run("create table public.kept as select * from organisation.area where id = " + id);
        world.unseen(AREA, "delete from organisation.area where id = " + id);
        assertThat(world.verify().breaks()).containsExactly(row(Kind.ROW_GONE, middle));
        world.unseen(AREA, "insert into organisation.area overriding system value select * from public.kept");
        world.run("drop table public.kept");
    }

    @Test
    void namesARowThatWasPutInUnseen() throws Exception {
        world.unseen(
                AREA,
                "insert into organisation.area (id, code, name, name_en) overriding system value values (999, 'X', '暗', 'X')");
        assertThat(world.verify().breaks()).containsExactly(new Break(Kind.ROW_UNKNOWN, 0, AREA, "999"));
        world.unseen(AREA, "delete from organisation.area where id = 999");
    }

    @Test
    void namesARowThatWasWrittenWithoutAnEntry() throws Exception {
        world.run("update organisation.area set name = '别的' where id = " + id);
        assertThat(world.verify().breaks()).containsExactly(new Break(Kind.WRITTEN_ASIDE, 0, AREA, Long.toString(id)));
        world.unseen(AREA, "update organisation.area set name = '领域' where id = " + id);
        world.run(
                "delete from ledger.change where id = (select max(id) from ledger.change)",
                "delete from ledger.former where id = (select max(id) from ledger.former)");
    }

    @Test
    void namesAnEntryRewrittenInTheMiddle() throws Exception {
        world.run("update ledger.entry set actor_name = '吴某' where seq = " + middle);
        assertThat(world.verify().breaks()).containsExactly(Break.chain(Kind.ENTRY_CHANGED, middle));
        world.run("update ledger.entry set actor_name = '周某' where seq = " + middle);
    }

    @Test
    void namesTheEntryWhoseRowsWereToldAnew() throws Exception {
        world.run("update ledger.change set digest = sha256('x') where relation = '%s' and key = '%d'"
                .formatted(AREA, id));
        assertThat(world.verify().breaks())
                .containsExactly(Break.chain(Kind.ENTRY_CHANGED, middle), row(Kind.ROW_CHANGED, middle));
        world.run(
                "update ledger.change set digest = (select ledger.row_digest(to_jsonb(a), '{}') from organisation.area a where a.id = %d) where relation = '%s' and key = '%d'"
                        .formatted(id, AREA, id));
    }

    @Test
    void namesAnEntryRemovedFromTheTail() throws Exception {
        world.run(
                "create table public.kept as select * from ledger.entry where seq = " + tail,
                "delete from ledger.entry where seq = " + tail);
        assertThat(world.verify().breaks()).contains(Break.chain(Kind.ENTRY_GONE, tail));
        world.run(
                "insert into ledger.entry overriding system value select * from public.kept", "drop table public.kept");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(select max(position) from ledger.link)", "10"})
    void namesLinksThatAreGone(String position) throws Exception {
        var at = world.number("select " + position);
        world.run(
                "create table public.kept as select * from ledger.link where position = " + at,
                "delete from ledger.link where position = " + at);
        assertThat(world.verify().breaks()).containsExactly(Break.chain(Kind.LINKS_GONE, at));
        world.run("insert into ledger.link select * from public.kept", "drop table public.kept");
    }

    /** Entry and link gone together: only the rows that the entry wrote and the seals still tell. */
    @Test
    void namesATailThatWasRemovedWithItsLinks() throws Exception {
        world.run(
                "create table public.entries as select * from ledger.entry where seq = " + tail,
                "create table public.links as select * from ledger.link where seq = " + tail,
                "create table public.seals as select * from ledger.seal order by number desc limit 1",
                "delete from ledger.entry where seq = " + tail,
                "delete from ledger.link where seq = " + tail,
                "delete from ledger.seal where number = (select number from public.seals)");
        assertThat(world.verify().breaks())
                .extracting(Break::kind, Break::table)
                .contains(tuple(Kind.WRITTEN_ASIDE, AREA));
        world.run(
                "insert into ledger.entry overriding system value select * from public.entries",
                "insert into ledger.link select * from public.links",
                "insert into ledger.seal select * from public.seals",
                "drop table public.entries, public.links, public.seals");
    }

    @Test
    void namesTheSealWhenAllLinksWereMadeAnew() throws Exception {
        world.run("update ledger.entry set actor_name = '吴某' where seq = " + middle);
        world.forgeLinks();
        assertThat(world.verify().breaks()).isNotEmpty().allMatch(found -> found.kind() == Kind.SEAL_BROKEN);
        world.run("update ledger.entry set actor_name = '周某' where seq = " + middle);
        world.forgeLinks();
    }

    @Test
    void namesATableWhoseChangesAreNoLongerRecorded() throws Exception {
        world.run("alter table organisation.area disable trigger witness_update");
        assertThat(world.verify().breaks()).containsExactly(new Break(Kind.WATCH_OFF, 0, AREA, ""));
        world.run("alter table organisation.area enable trigger witness_update");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger.entry set actor_name = 'x'",
                "delete from ledger.entry",
                "insert into ledger.entry (at, actor_name, action, entity, body) values (now(), 'x', 'x', 'x', '{}')",
                "truncate ledger.entry",
                "update ledger.link set seq = 0",
                "delete from ledger.link",
                "delete from ledger.seal",
                "insert into ledger.seal values (9999, now(), 1, 'x')",
                "delete from ledger.change",
                "insert into ledger.change (relation, key) values ('x', 'x')",
                "delete from ledger.witnessed",
                "alter table organisation.area disable trigger user"
            })
    void letsTheProgramItselfChangeNothing(String statement) throws Exception {
        for (var login : new Login[] {world.access().app(), world.access().reader()}) {
            try (var connection = world.connect(login);
                    var sql = connection.createStatement()) {
                assertThatThrownBy(() -> sql.execute(statement))
                        .isInstanceOf(SQLException.class)
                        .hasMessageMatching("(?s).*(permission denied|must be owner).*");
            }
        }
    }

    private static Break row(Kind kind, long seq) {
        return new Break(kind, seq, AREA, Long.toString(id));
    }
}
