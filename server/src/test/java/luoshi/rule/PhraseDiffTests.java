package luoshi.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import luoshi.rule.PhraseDiff.Fate;
import luoshi.rule.PhraseDiff.Stretch;
import org.junit.jupiter.api.Test;

class PhraseDiffTests {
    @Test
    void marksThePhrasesThatWentAndCame() {
        assertThat(PhraseDiff.between("门岗人员每班清点钥匙，并在交接簿上签字。", "门岗人员每班清点钥匙，拍照，并在系统里登记。"))
                .containsExactly(
                        new Stretch(Fate.STAYED, "门岗人员每班清点钥匙，"),
                        new Stretch(Fate.WENT, "并在交接簿上签字。"),
                        new Stretch(Fate.CAME, "拍照，并在系统里登记。"));
        assertThat(PhraseDiff.between("", "")).isEmpty();
        assertThat(PhraseDiff.between("", "新的。")).containsExactly(new Stretch(Fate.CAME, "新的。"));
        assertThat(PhraseDiff.between("旧的。", "")).containsExactly(new Stretch(Fate.WENT, "旧的。"));
        assertThat(PhraseDiff.between("一样。", "一样。")).containsExactly(new Stretch(Fate.STAYED, "一样。"));
    }

    @Test
    void givesBothWordingsBackWhateverTheyAre() {
        var random = new Random(7);
        for (var time = 0; time < 300; time++) {
            var before = wording(random);
            var after = wording(random);
            var row = PhraseDiff.between(before, after);

            assertThat(without(row, Fate.CAME)).isEqualTo(before);
            assertThat(without(row, Fate.WENT)).isEqualTo(after);
        }
    }

    private static String wording(Random random) {
        return IntStream.range(0, random.nextInt(12))
                .mapToObj(i -> "甲乙丙，。\n；".substring(random.nextInt(7)).substring(0, 1))
                .collect(Collectors.joining());
    }

    private static String without(java.util.List<Stretch> row, Fate fate) {
        return row.stream()
                .filter(stretch -> stretch.fate() != fate)
                .map(Stretch::text)
                .collect(Collectors.joining());
    }
}
