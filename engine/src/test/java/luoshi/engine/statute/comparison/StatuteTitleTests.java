package luoshi.engine.statute.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatuteTitleTests {
    @ParameterizedTest
    @CsvSource({
        "《中华人民共和国渡船法》, 渡船法",
        "渡　船 法（2024年修正）, 渡船法",
        "渡船法（修订草案）（二次审议稿）, 渡船法",
        "渡船法(试行), 渡船法",
        "渡船规定（一）, 渡船规定（一）",
        "门岗值守办法.docx, 门岗值守办法",
        "**渡船法**, 渡船法",
        "门岗值守办法(2024-12-31).md, 门岗值守办法",
        "关于适用《中华人民共和国渡船法》的解释, 关于适用渡船法的解释",
        "中华人民共和国, ''"
    })
    void keepsWhatVersionsShare(String title, String key) {
        assertThat(StatuteTitle.key(title)).isEqualTo(key);
    }
}
