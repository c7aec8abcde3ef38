package luoshi.lens.web;

import java.util.List;
import java.util.stream.IntStream;
import luoshi.lens.CoverageService;
import luoshi.web.Sparkline;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How dead corners came and went, week by week. */
@Component
class CornerCurve {
    private final CoverageService coverage;
    private final Frames frames;

    CornerCurve(CoverageService coverage, Frames frames) {
        this.coverage = coverage;
        this.frames = frames;
    }

    /** How many there were on the day and so many weeks back, the oldest first; fewer where the records begin later. */
    List<Double> of(Frame frame, int weeks) {
        var first = coverage.firstDay();
        return frames.dead(
                frame,
                IntStream.rangeClosed(0, weeks)
                        .mapToObj(week -> frame.asOf().minusWeeks(weeks - week))
                        .filter(day -> !day.isBefore(first))
                        .toList());
    }

    /** The curve; null where there is but one day. */
    static @Nullable Sparkline drawn(List<Double> values, int width, int height, Texts t) {
        if (values.size() < 2) {
            return null;
        }
        var high = Math.max(
                1, values.stream().mapToDouble(Double::doubleValue).max().orElse(1));
        return Sparkline.of(
                values,
                0,
                high,
                0.0,
                width,
                height,
                t.get(
                        "coverage.spark.label",
                        values.getFirst().longValue(),
                        values.getLast().longValue()));
    }
}
