package luoshi.engine.statute;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the word that obliges, forbids or permits (规范词): the first one that does not stand in a condition «……的，». */
final class Modals {
    /** Groups: 1 forbids, 2 permits, 3 obliges. */
    private static final Pattern MODAL = Pattern.compile("(不得|禁止|严禁|不准|不许|不应当|不应该|不应|不可以|不能|不要|切勿|不可(?![抗预避逆分或缺少能]))"
            + "|(可以|有权|准许|允许)"
            + "|(应当|应该|必须|(?<![急相适反供响对效感理])应(?![急用对付收届聘邀征诉税纳有尽变])|(?<![无不])须(?![知要])"
            + "|(?<=[都均还也每班前后人员长警导])要(?![求素件点害领闻约么是]))");

    private static final Pattern CONDITION = Pattern.compile("[^，,。；;：:]*的[，,]");

    private Modals() {}

    /**
     * A modal word in a text.
     *
     * @param start first character
     * @param end one past the last
     */
    record Modal(Modality modality, int start, int end) {}

    static @Nullable Modal in(String text) {
        var found = MODAL.matcher(text);
        while (found.find()) {
            var rest = CONDITION.matcher(text).region(found.end(), text.length());
            if (!rest.lookingAt()) {
                var modality = found.group(1) != null
                        ? Modality.MUST_NOT
                        : found.group(2) != null ? Modality.MAY : Modality.MUST;
                return new Modal(modality, found.start(), found.end());
            }
        }
        return null;
    }
}
