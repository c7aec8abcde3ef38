package luoshi.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A small curve without axes (小图), as paths for the template {@code tag/spark}.
 *
 * @param width in pixels
 * @param height in pixels
 * @param line the curve
 * @param area the ground below it
 * @param goal the dotted line of the target, or empty
 * @param x where the last point is
 * @param y where the last point is
 * @param label the curve in words
 */
public record Sparkline(
        int width, int height, String line, String area, String goal, String x, String y, String label) {
    private static final int MARGIN = 3;

    /**
     * The curve of the values from left to right between {@code low} and {@code high}.
     *
     * @throws IllegalArgumentException for fewer than two values
     */
    public static Sparkline of(
            List<Double> values, double low, double high, @Nullable Double goal, int width, int height, String label) {
        if (values.size() < 2) {
            throw new IllegalArgumentException("values are " + values + "; a curve needs two");
        }
        var line = new StringBuilder();
        for (var i = 0; i < values.size(); i++) {
            line.append(i == 0 ? "M" : "L")
                    .append(round((double) i * width / (values.size() - 1)))
                    .append(' ')
                    .append(level(values.get(i), low, high, height));
        }
        return new Sparkline(
                width,
                height,
                line.toString(),
                line + "L" + width + " " + height + "L0 " + height + "Z",
                goal == null ? "" : "M0 " + level(goal, low, high, height) + "H" + width,
                Integer.toString(width),
                level(values.getLast(), low, high, height),
                label);
    }

    private static String level(double value, double low, double high, int height) {
        var span = high > low ? high - low : 1;
        return round(height - MARGIN - (value - low) / span * (height - 2 * MARGIN));
    }

    private static String round(double value) {
        var text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
