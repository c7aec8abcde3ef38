package luoshi.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import luoshi.ledger.Verification.Break;
import luoshi.ledger.Verification.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What rows were is kept, told again as known at any entry, and answers to the chain. */
class FormerRowsIntegrationTests {
    private static final String AREA = "organisation.area";
    private static final String ENTRY =
            "; select ledger.append(now(), null, '周某', null, null, 'AreaChanged', 'area', null, '{}'); commit";

    @TempDir
    Path folder;

    private ChainWorld world;
    private JdbcClient owner;
    private String key;
    private long added;

    @BeforeEach
    void hasAnArea() throws Exception {
        world = new ChainWorld(folder);
        owner = JdbcClient.create(new SingleConnectionDataSource(world.owner, true));
        added = ChainWorld.area(world.owner, "PAST");
        key = Long.toString(world.number("select id from organisation.area where code = 'PAST'"));
    }

    @AfterEach
    void stops() throws Exception {
        world.close();
    }

    private long changed(String statement) throws Exception {
        world.run("begin; " + statement + ENTRY);
        return world.number("select max(seq) from ledger.entry");
    }

    private List<String> known(long seq) {
        return owner.sql(new KnownAt(seq).in("select name from organisation.area order by name"))
                .query(String.class)
                .list();
    }

    @Test
    void tellsTheRowsOfAnyEntry() throws Exception {
        var renamed = changed("update organisation.area set name = '新名' where code = 'PAST'");
        var twice = changed("update organisation.area set name = '甲' where code = 'PAST';"
                + " update organisation.area set name = '乙' where code = 'PAST'");
        var gone = changed("delete from organisation.area where code = 'PAST'");
        var again = changed("insert into organisation.area (id, code, name) overriding system value values (" + key
                + ", 'PAST', '又来')");

        assertThat(known(added - 1)).isEmpty();
        assertThat(known(added)).containsExactly("领域");
        assertThat(known(renamed)).containsExactly("新名");
        assertThat(known(twice - 1)).containsExactly("新名");
        assertThat(known(twice)).containsExactly("乙");
        assertThat(known(gone)).isEmpty();
        assertThat(known(again)).containsExactly("又来").isEqualTo(known(Long.MAX_VALUE));
        assertThat(world.verify().breaks()).isEmpty();
    }

    @Test
    void tellsARowWhoseKeyChanged() throws Exception {
        var moved = changed("update organisation.area set id = 4711 where code = 'PAST'");

        assertThat(known(added)).containsExactly("领域");
        assertThat(owner.sql(new KnownAt(added).in("select id from organisation.area"))
                        .query(String.class)
                        .list())
                .containsExactly(key);
        assertThat(known(moved)).containsExactly("领域");
        assertThat(world.verify().breaks()).isEmpty();
    }

    @Test
    void keepsNothingOfWhatDidNotChange() throws Exception {
        changed("update organisation.area set name = name where code = 'PAST'");

        assertThat(world.number("select count(*) from ledger.former where content is not null"))
                .isZero();
    }

    @Test
    void namesAPastThatWasToldAnew() throws Exception {
        changed("update organisation.area set name = '新名' where code = 'PAST'");
        world.run("update ledger.former set content = content || '{\"name\": \"旧名\"}' where content is not null");

        assertThat(world.verify().breaks()).containsExactly(new Break(Kind.FORMER_CHANGED, 0, AREA, key));
    }

    @Test
    void namesAPastThatWasTakenOut() throws Exception {
        changed("update organisation.area set name = '新名' where code = 'PAST'");
        world.run("delete from ledger.former where content is not null");

        assertThat(world.verify().breaks()).containsExactly(new Break(Kind.FORMER_CHANGED, 0, AREA, key));
    }
}
