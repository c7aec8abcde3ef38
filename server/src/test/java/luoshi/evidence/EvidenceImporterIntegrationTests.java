package luoshi.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import luoshi.database.DatabaseAccess;
import luoshi.exchange.spi.Parsed;
import luoshi.exchange.spi.Review;
import luoshi.exchange.spi.Row;
import luoshi.exchange.spi.RowFailure;
import luoshi.exchange.spi.RowImporter.Batch;
import luoshi.exchange.spi.RowImporter.Read;
import luoshi.kernel.Acting;
import luoshi.support.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class EvidenceImporterIntegrationTests {
    @Autowired
    DatabaseAccess access;

    @Autowired
    EvidenceImporter importer;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Clock clock;

    Watchers people;
    LocalDate yesterday;

    @BeforeEach
    void hasAStation() {
        people = new Watchers(access);
        yesterday = LocalDate.now(clock).minusDays(1);
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "at,明年,reason.exchange.time",
        "at,2999-01-01 10:00,reason.evidence.row-future",
        "at,1999-01-01 10:00,reason.evidence.row-old",
        "kind,电话,reason.exchange.choice",
        "quantity,0,reason.exchange.whole",
        "quantity,1.5,reason.exchange.whole",
        "unannounced,也许,reason.exchange.choice",
        "duty,'',reason.exchange.empty",
        "number,'',reason.evidence.whose"
    })
    void namesTheColumnOfWhatItCannotRead(String column, String text, String reason) {
        var parsed = importer.parse(row(2, Map.of(column, text)));

        assertThat(((Parsed.Bad<ImportedEvidence>) parsed).failures())
                .singleElement()
                .satisfies(failure -> {
                    assertThat(failure.column()).isEqualTo(column);
                    assertThat(failure.reason().key()).isEqualTo(reason);
                });
    }

    @Test
    void writesAFileOnceHoweverOftenItComes() {
        var rows = read(row(2, Map.of()), row(3, Map.of()), row(4, Map.of("reference", "JQ-7")));

        assertThat(take(rows)).isEqualTo(Review.CLEAN);
        assertThat(people.facts()).isEqualTo(3);
        assertThat(take(rows).already()).containsExactlyInAnyOrder(2, 3, 4);
        assertThat(people.facts()).isEqualTo(3);
        assertThat(people.world.count(
                        "select count(*) from ledger.entry where action = 'EvidenceImported' and unit_id = "
                                + people.world.station))
                .isEqualTo(1);
    }

    @Test
    void refusesTheWholeFileForUnknownDutiesStrangersAndRowsThatComeTwice() {
        var stranger = new Watchers(access);
        var rows = read(
                row(2, Map.of("duty", "NOPE")),
                row(3, Map.of("number", "1" + stranger.world.mark + "1")),
                row(4, Map.of("reference", "JQ-1")),
                row(5, Map.of("reference", "JQ-1")),
                row(6, Map.of("kind", "会议")),
                row(7, Map.of("number", "", "unit", "NOWHERE")));

        var review = take(rows);

        assertThat(review.failures())
                .extracting(RowFailure::row, RowFailure::column)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(2, "duty"),
                        org.assertj.core.groups.Tuple.tuple(3, "number"),
                        org.assertj.core.groups.Tuple.tuple(5, "reference"),
                        org.assertj.core.groups.Tuple.tuple(6, "kind"),
                        org.assertj.core.groups.Tuple.tuple(7, "unit"));
        assertThat(people.facts()).isZero();
    }

    @Test
    void takesTenThousandRowsAtOnce() {
        var rows = new ArrayList<Row>();
        for (var i = 0; i < 10_000; i++) {
            rows.add(row(i + 2, Map.of("reference", "R-" + i, "at", yesterday.minusDays(i % 200) + " 10:00")));
        }

        assertThat(take(read(rows.toArray(Row[]::new)))).isEqualTo(Review.CLEAN);
        assertThat(people.facts()).isEqualTo(10_000);
    }

    private Review take(List<Read<ImportedEvidence>> rows) {
        var actor = people.asDeputy();
        var batch = new Batch(actor, "佐证.xlsx", "00");
        return Acting.as(
                actor,
                () -> Objects.requireNonNull(transactions.execute(status -> {
                    var review = importer.review(rows, batch);
                    if (review.failures().isEmpty()) {
                        importer.write(
                                rows.stream()
                                        .filter(row -> !review.already().contains(row.row()))
                                        .toList(),
                                batch);
                    }
                    return review;
                })));
    }

    private List<Read<ImportedEvidence>> read(Row... rows) {
        var read = new ArrayList<Read<ImportedEvidence>>();
        for (var row : rows) {
            var parsed = (Parsed.Good<ImportedEvidence>) importer.parse(row);
            read.add(new Read<>(row.number(), parsed.value()));
        }
        return read;
    }

    private Row row(int number, Map<String, String> changed) {
        var cells = new HashMap<>(Map.of(
                "duty", "E-" + people.world.mark,
                "number", "1" + people.world.mark + "1",
                "at", yesterday + " 10:00",
                "kind", "系统记录"));
        cells.putAll(changed);
        return new Row(number, cells);
    }
}
