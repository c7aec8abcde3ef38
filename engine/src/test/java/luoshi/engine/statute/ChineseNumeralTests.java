package luoshi.engine.statute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChineseNumeralTests {
    @Test
    void readsBackEveryValueItWrites() {
        for (int value = 0; value <= 9999; value++) {
            assertThat(ChineseNumeral.parse(ChineseNumeral.format(value)))
                    .as(ChineseNumeral.format(value))
                    .hasValue(value);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0,零",
        "7,七",
        "10,十",
        "11,十一",
        "20,二十",
        "100,一百",
        "105,一百零五",
        "110,一百一十",
        "1000,一千",
        "1001,一千零一",
        "1010,一千零一十",
        "1100,一千一百",
        "2026,二千零二十六",
        "9999,九千九百九十九"
    })
    void writesAsStatutesDo(int value, String numeral) {
        assertThat(ChineseNumeral.format(value)).isEqualTo(numeral);
    }

    @ParameterizedTest
    @CsvSource({"12,12", "12,１２", "2026,二〇二六", "2026,二零二六", "110,一百十", "200,两百", "105,一百〇五", "10,一十", "1,壹", "125,壹佰贰拾伍"
    })
    void readsOtherHands(int value, String numeral) {
        assertThat(ChineseNumeral.parse(numeral)).hasValue(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "一百五", "十百", "百", "十十", "一百零", "一百二三", "十九章", "一二三四五", "廿"})
    void refusesWhatIsNotExact(String numeral) {
        assertThat(ChineseNumeral.parse(numeral)).isEmpty();
    }

    @Test
    void refusesToWriteOutsideItsRange() {
        assertThatThrownBy(() -> ChineseNumeral.format(10_000)).hasMessageContaining("10000");
        assertThatThrownBy(() -> ChineseNumeral.format(-1)).hasMessageContaining("-1");
    }
}
