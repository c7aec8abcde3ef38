package luoshi.engine.statute.comparison;

import java.util.regex.Pattern;

/** The title of a regulation, as two versions of it are known by (制度名称). */
public final class StatuteTitle {
    private static final Pattern REMARK =
            Pattern.compile("（[^（）]*(?:[0-9〇一二三四五六七八九]{4}|草案|修正|修订|修改|征求意见|送审|审议|讨论|试行|暂行|稿|版)[^（）]*）");
    private static final Pattern ENDING = Pattern.compile("(?i)\\.(?:md|markdown|txt|text|docx|docm)$");

    private StatuteTitle() {}

    /**
     * What titles of one regulation have in common: without 《》, blanks, 中华人民共和国, the ending of a file's name and bracketed
     * remarks on the version such as （修订草案） or （2024年修正）; "" when nothing is left. （一） and （二） stay: they tell regulations
     * apart.
     */
    public static String key(String title) {
        var plain = Words.plain(ENDING.matcher(title.strip()).replaceFirst(""));
        return REMARK.matcher(plain).replaceAll("").replaceAll("[《》〈〉#]|中华人民共和国", "");
    }
}
