package luoshi.engine.statute.comparison;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import luoshi.engine.statute.ChineseNumeral;
import luoshi.engine.statute.Statute;
import luoshi.engine.statute.StatuteParser;

/** An invented regulation and its revision, drawn from a seed, with what became of each article. */
final class InventedRevision {
    private static final String THINGS = "山水云月风花雪雨灯船桥井树石鸟鱼马羊牛犬瓜豆米麦茶酒盐糖衣帽鞋袜桌椅床柜门窗墙瓦锅碗勺筷针线布纸笔墨琴鼓钟铃镜梳伞扇绳网篮筐";
    private static final List<String> DOES =
            List.of("%s应当看好%s，", "%s不得动用%s，", "%s可以借出%s；", "没有%s的，不准碰%s；", "由%s记下%s，", "每到换班，%s要数一遍%s。");
    private static final List<String> ENDS = List.of("违反的当面指出。", "办法另行约定。", "做不到的先说明理由。");

    private final Random random;
    final List<String> before = new ArrayList<>();
    final List<String> after = new ArrayList<>();
    /** For each article after the place of the same one before, or -1. */
    final List<Integer> origin = new ArrayList<>();

    InventedRevision(long seed, int articles) {
        random = new Random(seed);
        for (int k = 0; k < articles; k++) {
            before.add(article());
        }
        var kept = new ArrayList<Integer>();
        for (int k = 0; k < articles; k++) {
            if (random.nextInt(6) > 0) {
                kept.add(k);
            }
        }
        if (kept.size() > 2 && random.nextInt(3) == 0) {
            Collections.rotate(kept.subList(0, kept.size() / 2 + 1), 1);
        }
        for (int k : kept) {
            if (random.nextInt(6) == 0) {
                add(article(), -1);
            }
            add(random.nextBoolean() ? before.get(k) : changed(before.get(k)), k);
        }
    }

    private void add(String words, int from) {
        after.add(words);
        origin.add(from);
    }

    private String article() {
        var words = new StringBuilder();
        for (int k = 2 + random.nextInt(4); k > 0; k--) {
            words.append(phrase());
        }
        return words + (random.nextBoolean() ? drawn(ENDS) : "");
    }

    /** What every regulation says, of things that only this one speaks of. */
    private String phrase() {
        return drawn(DOES).formatted(thing(), thing());
    }

    private String thing() {
        var thing = new StringBuilder();
        for (int k = 2 + random.nextInt(3); k > 0; k--) {
            thing.append(THINGS.charAt(random.nextInt(THINGS.length())));
        }
        return thing.toString();
    }

    /** One phrase in another's place, one more, one less, or a thing for a thing. */
    private String changed(String article) {
        var phrases = new ArrayList<>(PhraseDiff.phrases(article));
        int at = random.nextInt(phrases.size());
        switch (phrases.size() < 4 ? 3 : random.nextInt(4)) {
            case 0 -> phrases.set(at, phrase());
            case 1 -> phrases.add(at, phrase());
            case 2 -> phrases.remove(at);
            default -> phrases.set(at, thing() + phrases.get(at));
        }
        return String.join("", phrases);
    }

    private String drawn(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    static Statute parse(List<String> articles) {
        var text = new StringBuilder("# 村口杂事约定\n\n");
        for (int k = 0; k < articles.size(); k++) {
            text.append("第%s条　%s\n\n".formatted(ChineseNumeral.format(k + 1), articles.get(k)));
        }
        return StatuteParser.parse(text.toString());
    }

    StatuteComparison compare() {
        return StatuteComparison.of(parse(before), parse(after));
    }
}
