package luoshi.engine.statute.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A word that no two readers measure alike (模糊词), such as 及时, 适当 or 有关部门.
 *
 * @param words as printed
 * @param start first character in the text
 * @param end one past the last character
 */
public record VagueWord(String words, int start, int end) {
    private static final Pattern VAGUE = Pattern.compile("及时|适时|尽快|尽早|尽量|尽可能|适当|适度|酌情|视情|必要时|原则上|一般情况下"
            + "|力争|努力|不断|进一步|切实|扎实|认真|严格|积极|主动|妥善|合理|有效|大力|高度重视|加强|加大|强化|深化|注重|重视|不定期|定期|经常"
            + "|(?:有关|相关)(?:部门|单位|人员|领导|规定|要求|机构)|等情况|做好|搞好|抓好|抓实");

    /** The vague words of a text, in its order. */
    public static List<VagueWord> in(String text) {
        var found = new ArrayList<VagueWord>();
        var matcher = VAGUE.matcher(text);
        while (matcher.find()) {
            found.add(new VagueWord(matcher.group(), matcher.start(), matcher.end()));
        }
        return found;
    }
}
