package luoshi.engine.statute.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import luoshi.engine.statute.NodeKind;
import luoshi.engine.statute.Problem;
import luoshi.engine.statute.Span;
import luoshi.engine.statute.StatuteParser;
import luoshi.engine.statute.json.StatuteJson;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperabilityLintTests {
    static Operability lint(String text) {
        return OperabilityLint.of(new Passage(text, 0));
    }

    static String words(Operability lint, Need need) {
        return lint.words(need).map(Said.Words::words).orElse("–");
    }

    static String lacks(Operability lint) {
        return lint.lacks().stream().map(Need::word).collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            值班民警应当逐班签字               | MUST
            值班民警应逐班签字                 | MUST
            值班民警必须逐班签字               | MUST
            出车前须登记                       | MUST
            带班人员要抽看一起                 | MUST
            值班人员不得离岗                   | MUST_NOT
            严禁酒后驾驶警车                   | MUST_NOT
            值班期间不应饮酒                   | MUST_NOT
            值班人员不应当饮酒                 | MUST_NOT
            不可以代他人签字                   | MUST_NOT
            所长可以调整班次                   | MAY
            民警有权拒绝                       | MAY
            本办法由办公室解释                 | STATES
            应急预案分为三级                   | STATES
            相应的供应和反应                   | STATES
            不可抗力不计入                     | STATES
            无须另行通知                       | STATES
            应当报告而不报告的，给予警告       | STATES
            不能到岗的，应当找人顶班           | MUST
            不得离岗；确需离岗的，应当报告     | MUST_NOT
            """)
    void readsTheModality(String text, Modality modality) {
        assertThat(lint(text).modality()).isEqualTo(modality);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            值班民警应当逐班签字                                     | 值班民警
            处警人应当在2小时内录入                                  | 处警人
            处警结束后，由带班领导应当抽看                           | 带班领导
            重大事项应当由所长批准                                   | 所长
            对群众投诉，督察机构应当及时出警                         | 督察机构
            县级以上各级人民政府公安机关督察机构查处违法行为，应当报告 | 县级以上各级人民政府公安机关督察机构
            公安机关及其人民警察应当接受监督                         | 公安机关及其人民警察
            下级机关查处不力的，上级机关可以直接进行督察             | 上级机关
            督察机构认为需要处分的，应当提出建议                     | 督察机构
            枪支应当入柜                                             | –
            在夜间应当锁门                                           | –
            发现漏洞的，应当报告                                     | –
            """)
    void findsTheActor(String text, String actor) {
        assertThat(words(lint(text), Need.ACTOR)).isEqualTo(actor);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            民警应当自收到申诉之日起5日内答复   | 自收到申诉之日起5日内
            民警应当在24小时内录入              | 24小时内
            民警应当在十五个工作日内录入        | 十五个工作日内
            民警应当每月谈话一次                | 每月
            民警应当每30天查一次                | 每30天
            民警应当当场纠正                    | 当场
            民警应当于9月30日前上报             | 9月30日前
            民警应当在交接班前清点              | 交接班前
            民警应当及时报告                    | –
            民警应当定期检查                    | –
            """)
    void findsTheDeadlineOrCadence(String text, String deadline) {
        assertThat(words(lint(text), Need.DEADLINE)).endsWith(deadline);
        if (deadline.equals("–")) {
            assertThat(lint(text).lacks()).contains(Need.DEADLINE);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            处警人应当在2小时内录入系统，超时的由带班领导提醒 | ''
            处警人应当在2小时内录入系统           | countermeasure
            应当每班清点枪支                      | actor countermeasure
            民警应当及时、准确处理                | deadline observable countermeasure
            民警应当切实加强学习                  | act deadline observable countermeasure
            民警应当认真做好值班工作              | act deadline observable countermeasure
            民警不得饮酒                          | observable countermeasure
            值班不得饮酒                          | actor observable countermeasure
            所长可以调整班次                      | ''
            本办法自发布之日起施行                | ''
            """)
    void namesWhatLacks(String text, String lacks) {
        assertThat(lacks(lint(text))).isEqualTo(lacks);
    }

    @Test
    void givesTheBytesOfTheWordsInTheFile() {
        var file = "第三条 处警人应当在2小时内录入。".getBytes(StandardCharsets.UTF_8);
        var article = StatuteParser.parse(file).nodes().getFirst();

        var lint = ClauseLints.of(StatuteParser.parse(file)).values().iterator().next();

        assertThat(article.kind()).isEqualTo(NodeKind.ARTICLE);
        for (var said : lint.said()) {
            if (said instanceof Said.Words words) {
                var bytes = Arrays.copyOfRange(
                        file, words.span().start(), words.span().end());
                assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(words.words());
            }
        }
        assertThat(words(lint, Need.DEADLINE)).isEqualTo("2小时内");
    }

    @Nested
    class OfAnItem {
        @Test
        void takesModalityAndActorFromWhatLeadsIntoIt() {
            var lint = OperabilityLint.of(new Passage("每班清点一次；", 60), List.of(new Passage("枪库管理员应当做到：", 0)));

            assertThat(lint.modality()).isEqualTo(Modality.MUST);
            assertThat(words(lint, Need.ACTOR)).isEqualTo("枪库管理员");
            assertThat(words(lint, Need.DEADLINE)).isEqualTo("每班");
            assertThat(words(lint, Need.ACT)).isEqualTo("每班清点一次");
            assertThat(lint.words(Need.ACTOR).orElseThrow().span()).isEqualTo(new Span(0, 15));
            assertThat(lint.words(Need.DEADLINE).orElseThrow().span()).isEqualTo(new Span(60, 66));
        }

        @Test
        void keepsItsOwnModalWord() {
            var lint = OperabilityLint.of(new Passage("必要时，可以带离现场。", 90), List.of(new Passage("督察人员应当采取下列措施：", 0)));

            assertThat(lint.modality()).isEqualTo(Modality.MAY);
            assertThat(lint.lacks()).isEmpty();
        }
    }

    @Nested
    class OfADraftedClause {
        @Test
        void asksForAllFive() {
            var lint = OperabilityLint.ofClause("现场记录及时、准确录入。", "", "");

            assertThat(lint.modality()).isEqualTo(Modality.MUST);
            assertThat(lacks(lint)).isEqualTo("actor deadline countermeasure");
        }

        @Test
        void isContentWhenAllFiveAreSaid() {
            var lint = OperabilityLint.ofClause("处警结束后 2 小时内，由处警人录入现场记录。", "不请他人代录。", "满 2 小时没录，提醒本人。");

            assertThat(lint.lacks()).isEmpty();
            assertThat(words(lint, Need.ACTOR)).isEqualTo("处警人");
            assertThat(words(lint, Need.DEADLINE)).isEqualTo("2 小时内");
            assertThat(words(lint, Need.COUNTERMEASURE)).isEqualTo("满 2 小时没录，提醒本人。");
        }

        @Test
        void asksLessOfAProhibition() {
            var lint = OperabilityLint.ofClause("", "值班人员不饮酒。", "");

            assertThat(lint.modality()).isEqualTo(Modality.MUST_NOT);
            assertThat(lacks(lint)).isEqualTo("observable countermeasure");
        }

        @Test
        void asksNothingOfAnEmptyOne() {
            assertThat(OperabilityLint.ofClause("", " ", "").lacks()).isEmpty();
        }
    }

    @Test
    void marksVagueWords() {
        assertThat(VagueWord.in("应当及时报有关部门，必要时每月一次"))
                .extracting(VagueWord::words)
                .containsExactly("及时", "有关部门", "必要时");
        assertThat(VagueWord.in("每月一次，2小时内")).isEmpty();
    }

    @Test
    void writesTheLintIntoTheJsonOfBindingClausesOnly() {
        var statute = StatuteParser.parse("试行办法\n\n第一条 值班民警应当每班签字。\n\n第二条 本办法由办公室解释。\n");

        var json = StatuteJson.write(null, statute, Problem::code, ClauseLints.of(statute));

        assertThat(json)
                .contains("\"modality\":\"must\",\"actor\":{\"words\":\"值班民警\",\"span\":[")
                .contains("\"deadline\":{\"words\":\"每班\"")
                .contains("\"observable\":{\"words\":\"签字\"")
                .contains("\"countermeasure\":null,\"lacks\":[\"countermeasure\"]")
                .contains("\"modality\":\"states\",\"actor\":null");
        assertThat(StatuteJson.write(statute)).doesNotContain("modality");
    }
}
