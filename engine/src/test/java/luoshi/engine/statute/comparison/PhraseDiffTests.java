package luoshi.engine.statute.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import luoshi.engine.statute.comparison.PhraseDiff.Fate;
import luoshi.engine.statute.comparison.PhraseDiff.Stretch;
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
    void keepsTheWordsAroundTheOnePlaceThatChanged() {
        assertThat(PhraseDiff.between("处三百元以下罚款。", "处三千元以下罚款。"))
                .containsExactly(
                        new Stretch(Fate.STAYED, "处"),
                        new Stretch(Fate.WENT, "三百"),
                        new Stretch(Fate.CAME, "三千"),
                        new Stretch(Fate.STAYED, "元以下罚款。"));
        assertThat(PhraseDiff.between("看门人擦铜铃。", "看门人每天擦铜铃。"))
                .containsExactly(
                        new Stretch(Fate.STAYED, "看门人"),
                        new Stretch(Fate.CAME, "每天"),
                        new Stretch(Fate.STAYED, "擦铜铃。"));
        assertThat(PhraseDiff.between("把灯笼𠀀挂到檐下，再数船桨，", "把灯笼𠀁挂到檐下，再数木桨，"))
                .containsExactly(
                        new Stretch(Fate.STAYED, "把灯笼"),
                        new Stretch(Fate.WENT, "𠀀"),
                        new Stretch(Fate.CAME, "𠀁"),
                        new Stretch(Fate.STAYED, "挂到檐下，再数"),
                        new Stretch(Fate.WENT, "船"),
                        new Stretch(Fate.CAME, "木"),
                        new Stretch(Fate.STAYED, "桨，"));
    }

    @Test
    void findsWhatStayedAmongThousandsOfPhrases() {
        var before = IntStream.range(0, 9000)
                .mapToObj(i -> "句" + i * 7919 % 9000 + "，")
                .toList();
        var after = new java.util.ArrayList<>(before);
        after.set(0, "头，");
        after.add(4500, "腰，");
        after.set(9000, "尾，");

        var row = PhraseDiff.between(String.join("", before), String.join("", after));

        assertThat(row.stream().filter(stretch -> stretch.fate() == Fate.CAME).map(Stretch::text))
                .containsExactly("头，", "腰，", "尾，");
        assertThat(row.stream().filter(stretch -> stretch.fate() == Fate.WENT)).hasSize(2);
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
