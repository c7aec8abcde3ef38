package luoshi.engine.statute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import luoshi.engine.statute.Corpus.Entry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All 993 real regulations: each rebuilt to the byte, each number as another program and another parser count it. */
class CorpusTests {
    /**
     * Where the tree differs from the index, and why. The index counts lines that begin with a number; nothing else may differ.
     *
     * @param file how the path ends
     * @param what the column
     */
    private record Explained(String file, String what, int here, int index, String why) {}

    private static final List<Explained> EXPLAINED = List.of(
            new Explained("合同格式条款监督条例(2010-07-30).md", "articles", 28, 27, "a number with blanks inside"),
            new Explained(
                    "关于适用《刑事诉讼法》的解释(2021-01-26).md",
                    "articles",
                    655,
                    651,
                    "four headings without a blank behind the number"),
            new Explained("飞行基本规则(2007-10-18).md", "articles", 124, 12, "a whole chapter stands on one line"),
            new Explained("飞行基本规则(2007-10-18).md", "items", 45, 0, "the same"),
            new Explained("民法典/合同编.md", "parts", 0, 3, "分编, which the index counts as 编"),
            new Explained("户口登记条例(1958-01-09).md", "items", 10, 0, "items are numbered 一、"),
            new Explained("厂长工作条例(2011-01-08).md", "items", 24, 0, "items are numbered 一、"),
            new Explained("铁路货物运输合同实施细则(2011-01-08).md", "items", 77, 19, "most items are numbered 一、"),
            new Explained("北京市人民代表大会议事规则(2022-01-10).md", "items", 16, 15, "（四）（五） on one line"),
            new Explained("广东省海域使用管理条例(2021-09-29).md", "items", 51, 41, "items one behind the other on three lines"),
            new Explained("深圳经济特区房地产登记条例(2021-10-30).md", "items", 73, 72, "（一） behind the colon of its lead-in"),
            new Explained("洛阳市历史文化名城保护条例(2020-12-22).md", "items", 33, 32, "（三）（四） on one line"),
            new Explained("重庆市水文条例(2018-07-26).md", "items", 24, 23, "（三）（四） on one line"),
            new Explained("刑法修正案（三）.md", "items", 5, 0, "items one behind the other inside a quotation"),
            new Explained("刑法修正案（四）.md", "items", 2, 0, "items one behind the other inside a quotation"),
            new Explained("人民警察警衔条例(2009-08-27).md", "items", 25, 22, "items one behind the other behind a colon"));

    private static final Pattern REVISION = Pattern.compile("修正|修订");

    @BeforeEach
    void needsTheCorpus() {
        Corpus.assumePresent();
    }

    @Test
    void rebuildsEveryFile() {
        for (var entry : Corpus.index()) {
            var file = entry.bytes();

            RoundTrip.check(file, StatuteParser.parse(file));
        }
    }

    @Test
    void countsAsTheIndexDoesOrSaysWhyNot() {
        var differences = new ArrayList<Explained>();
        for (var entry : Corpus.index()) {
            var statute = StatuteParser.parse(entry.bytes());
            compare(differences, entry, statute, "parts", NodeKind.PART, Entry::parts);
            compare(differences, entry, statute, "chapters", NodeKind.CHAPTER, Entry::chapters);
            compare(differences, entry, statute, "sections", NodeKind.SECTION, Entry::sections);
            compare(differences, entry, statute, "articles", NodeKind.ARTICLE, Entry::articles);
            compare(differences, entry, statute, "items", NodeKind.ITEM, Entry::items);
            var header = statute.title() + String.join("", statute.notes());
            assertThat(REVISION.matcher(header).results().count())
                    .as("revisions named above the body of %s", entry.path())
                    .isEqualTo(entry.revisions());
        }

        assertThat(differences).containsExactlyInAnyOrderElementsOf(EXPLAINED);
    }

    private static void compare(
            List<Explained> differences,
            Entry entry,
            Statute statute,
            String what,
            NodeKind kind,
            ToIntFunction<Entry> index) {
        int here = statute.all(kind).size();
        if (here != index.applyAsInt(entry)) {
            var why = EXPLAINED.stream()
                    .filter(one ->
                            entry.path().endsWith(one.file()) && one.what().equals(what))
                    .findFirst();
            differences.add(new Explained(
                    why.map(Explained::file).orElse(entry.path()),
                    what,
                    here,
                    index.applyAsInt(entry),
                    why.map(Explained::why).orElse("not explained")));
        }
    }

    /** The same numbers at the same bytes as the oracle's, but for what stands in the middle of a line or is no article. */
    @Test
    void readsEveryNumberAsTheOracleDoes() {
        var differences = new ArrayList<String>();
        int articles = 0;
        for (var entry : Corpus.index()) {
            var file = entry.bytes();
            var found = StatuteParser.parse(file).all(NodeKind.ARTICLE);
            articles += found.size();
            var oracle = new ArrayList<>(
                    RegexStatuteParser.all(RegexStatuteParser.parse(file).top(), NodeKind.ARTICLE).stream()
                            .map(part -> part.at() + " " + part.number() + " " + part.ordinal())
                            .toList());
            var ours = new ArrayList<>(found.stream()
                    .map(node -> node.span().start() + " " + node.number() + " " + node.ordinal())
                    .toList());
            var both = new ArrayList<>(oracle);
            both.retainAll(ours);
            oracle.removeAll(both);
            ours.removeAll(both);
            if (!entry.path().endsWith("飞行基本规则(2007-10-18).md")) {
                oracle.forEach(one -> differences.add("only the oracle: " + one + " in " + entry.path()));
                ours.forEach(one -> differences.add("only here: " + one + " in " + entry.path()));
            }
        }

        assertThat(articles).isGreaterThan(45_000);
        assertThat(differences).isEmpty();
    }

    @Test
    void findsEveryArticleOfTheSupervisionRegulation() {
        var entry = Corpus.index().stream()
                .filter(e -> e.path().equals("行政法规/公安机关督察条例(2011-08-31).md"))
                .findFirst()
                .orElseThrow();

        var statute = StatuteParser.parse(entry.bytes());

        var articles = statute.all(NodeKind.ARTICLE);
        assertThat(articles).hasSize(entry.articles());
        assertThat(statute.all(NodeKind.CHAPTER)).hasSize(entry.chapters());
        assertThat(statute.all(NodeKind.ITEM)).hasSize(entry.items());
        assertThat(statute.problems()).isEmpty();
        assertThat(statute.notes()).hasSize(4);
        for (int k = 0; k < articles.size(); k++) {
            assertThat(articles.get(k).ordinal()).containsExactly(k + 1);
        }
    }
}
