package luoshi.engine.statute.lint;

import java.util.List;
import java.util.regex.Pattern;
import luoshi.engine.statute.Blanks;
import luoshi.engine.statute.lint.Segments.Segment;
import org.jspecify.annotations.Nullable;

/** Finds what is to be done (行为): the first run of words behind the modal word that is neither an adverbial nor a mere attitude. */
final class Acts {
    private static final Pattern ADVERB = Pattern.compile("^(?:认真|切实|严格|依法|积极|主动|及时|不断|进一步|大力|高度|扎实|按照[^，]*?[，]|\\s)+");
    /** Words that name an attitude and nothing that could be seen done. */
    private static final Pattern ATTITUDE =
            Pattern.compile("^(?:加强|加大|强化|提高|提升|增强|重视|注重|树立|牢固树立|营造|深化|推进|促进|发扬|弘扬|保持|坚持|抓好|抓实|做好|搞好|遵循|贯彻|体现|鼓励)");

    private Acts() {}

    /** The range of the act in the text, from {@code from} in the segment {@code own} on, or null. */
    static int @Nullable [] from(String text, List<Segment> segments, Segment own, int from) {
        for (var segment : segments) {
            if (segment.sentence() != own.sentence() || segment.start() < own.start()) {
                continue;
            }
            int start = segment == own ? from : segment.start();
            while (start < segment.end() && Blanks.isBlank(text.charAt(start))) {
                start++;
            }
            var rest = new Segment(start, segment.end(), segment.sentence(), segment.condition());
            if (start == segment.end() || rest.condition() || rest.adverbial(text) || attitude(text, rest)) {
                continue;
            }
            return new int[] {start, segment.end()};
        }
        return null;
    }

    private static boolean attitude(String text, Segment segment) {
        var adverb = ADVERB.matcher(text).region(segment.start(), segment.end());
        int start = adverb.lookingAt() ? adverb.end() : segment.start();
        return ATTITUDE.matcher(text).region(start, segment.end()).lookingAt();
    }

    /** The act of an item or a text that has no modal word of its own. */
    static int @Nullable [] ofItem(String text) {
        var segments = Segments.of(text);
        return segments.isEmpty()
                ? null
                : from(text, segments, segments.getFirst(), segments.getFirst().start());
    }
}
