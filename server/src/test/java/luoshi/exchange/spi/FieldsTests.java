package luoshi.exchange.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import luoshi.kernel.Dates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-10-02",
                "2026/10/2",
                "2026.10.2",
                "2026年10月2日",
                "2026 年 10 月 2 日",
                "20261002",
                "46297",
                "2026-10-02T00:00",
                "2026/10/2 0:00"
            })
    void readsADayHoweverItIsWritten(String text) {
        assertThat(Dates.day(text)).isEqualTo(LocalDate.of(2026, 10, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "20261301", "2026", "十月二日", "2026-10-02 20:00", "-", "043217"})
    void takesNothingElseForADay(String text) {
        assertThat(Dates.day(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-02T20:00, 2026-10-02T20:00",
        "2026/10/2 8:05, 2026-10-02T08:05",
        "2026年10月2日 8时30分, 2026-10-02T08:30",
        "2026-10-02 24:00, 2026-10-03T00:00",
        "2026-10-02, 2026-10-02T00:00"
    })
    void readsATimeHoweverItIsWritten(String text, LocalDateTime time) {
        assertThat(Dates.time(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-10-02 25:00", "2026-10-02 08:61", "20:00"})
    void takesNothingElseForATime(String text) {
        assertThat(Dates.time(text)).isNull();
    }

    @Test
    void keepsEveryFailureOfARow() {
        var fields = new Fields(new Row(7, Map.of("day", "2026-02-30", "count", "0", "kind", "协警")));

        fields.required("name");
        fields.day("day", true);
        fields.whole("count", 1, 9, 1);
        fields.choice("kind", true, Map.of("民警", 1));

        assertThat(fields.result(() -> "never"))
                .isInstanceOfSatisfying(
                        Parsed.Bad.class,
                        bad -> assertThat(bad.failures())
                                .extracting("column")
                                .containsExactly("name", "day", "count", "kind"));
    }
}
