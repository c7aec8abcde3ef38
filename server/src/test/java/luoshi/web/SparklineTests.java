package luoshi.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SparklineTests {
    @Test
    void drawsTheValuesBetweenTheirBounds() {
        var spark = Sparkline.of(List.of(0.0, 5.0, 10.0), 0, 10, 0.0, 96, 26, "up");

        assertThat(spark.line()).isEqualTo("M0 23L48 13L96 3");
        assertThat(spark.area()).isEqualTo("M0 23L48 13L96 3L96 26L0 26Z");
        assertThat(spark.goal()).isEqualTo("M0 23H96");
        assertThat(spark.y()).isEqualTo("3");
    }

    @Test
    void drawsAFlatLineWhereNothingChanges() {
        assertThat(Sparkline.of(List.of(4.0, 4.0), 4, 4, null, 96, 26, "").line())
                .isEqualTo("M0 23L96 23");
    }

    @Test
    void refusesACurveOfOnePoint() {
        assertThatThrownBy(() -> Sparkline.of(List.of(1.0), 0, 1, null, 96, 26, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[1.0]");
    }
}
