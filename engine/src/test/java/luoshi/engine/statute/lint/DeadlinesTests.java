package luoshi.engine.statute.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlinesTests {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            应当在五日内答复                       | 五日内=5日
            应当自受理之日起15个工作日内办结       | 自受理之日起15个工作日内=15工作日
            应当在2小时内录入                      | 2小时内=2小时
            十二个月以内报告                       | 十二个月以内=12月
            开业三十日前备案                       | 三十日前=30日
            不得超过六十日                         | 不得超过六十日=60日
            保存期限不得少于十年                   | 不得少于十年=10年
            每月检查一次，每半年报告               | 每月;每半年
            当场纠正，立即报告                     | 当场;立即
            9月30日前上报                          | 9月30日前
            施工前鉴定                             | 施工前
            逐班签字                               | 逐班
            夜间二十二时至次日六时                 | ''
            及时报告，定期检查，尽快处理           | ''
            三年级学生、二日游                     | ''
            """)
    void recognisesLimitsAndRhythmsWithAMeasure(String text, String expected) {
        assertThat(Deadlines.in(text).stream()
                        .map(one -> text.substring(one.start(), one.end())
                                + (one.count().isPresent() ? "=" + one.count().getAsInt() + one.unit() : ""))
                        .collect(Collectors.joining(";")))
                .isEqualTo(expected);
    }

    @Test
    void tellsWorkingDays() {
        var found = Deadlines.in("在三个工作日内告知，七日内答复");

        assertThat(found).extracting(Deadlines.Deadline::workingDays).containsExactly(true, false);
        assertThat(found.getFirst().count()).isEqualTo(OptionalInt.of(3));
    }
}
