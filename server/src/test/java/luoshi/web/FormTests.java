package luoshi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import luoshi.kernel.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.StaticMessageSource;

class FormTests {
    private static final Texts KEYS = new Texts(keys(), Locale.CHINA);

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-25", "2026/11/25", "2026.11.25", "2026年11月25日", " 2026-11-25 "})
    void readsADayInAnyWayOfWriting(String text) {
        var form = form("day", text);

        assertThat(form.day("day")).isEqualTo(LocalDate.of(2026, 11, 25));
        assertThat(form.good()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "昨天", "2026-02-30", "0026-11-25", "9999-01-01"})
    void refusesWhatIsNoDay(String text) {
        var form = form("day", text);

        form.day("day");

        assertThat(form.refused("day")).isTrue();
    }

    @Test
    void leavesOutWhatMayBeEmpty() {
        var form = form("x", " ");

        assertThat(form.dayOrNull("x")).isNull();
        assertThat(form.timeOrNull("x")).isNull();
        assertThat(form.idOrNull("x")).isNull();
        assertThat(form.text("x", 5, false)).isEmpty();
        assertThat(form.whole("x", 1, 9, 3)).isEqualTo(3);
        assertThat(form.ticked("x")).isFalse();
        assertThat(form.good()).isTrue();
    }

    @Test
    void refusesEachFieldWithItsReason() {
        var form = new Form(Map.of(
                "id", List.of("9".repeat(30)),
                "count", List.of("10"),
                "at", List.of("25:99"),
                "day", List.of("X"),
                "words", List.of("123456")));

        assertThat(form.id("id")).isEqualTo(-1);
        assertThat(form.whole("count", 1, 9)).isZero();
        assertThat(form.time("at")).isEqualTo(LocalTime.MIDNIGHT);
        assertThat(form.one("day", DayOfWeek.class)).isEqualTo(DayOfWeek.MONDAY);
        form.text("words", 5, true);
        form.text("nothing", 5, true);

        assertThat(form.shown(KEYS, "x-").mistakes())
                .extracting(Mistake::id)
                .containsExactly("x-id", "x-count", "x-at", "x-day", "x-words", "x-nothing");
    }

    @Test
    void readsSeveralValuesAndDropsGarbledOnes() {
        var form = new Form(Map.of("ids", List.of("2", "x", "2", "3"), "days", List.of("SUNDAY", "MONDAY", "y")));

        assertThat(form.ids("ids")).containsExactly(2L, 3L);
        assertThat(form.some("days", DayOfWeek.class)).containsExactly(DayOfWeek.MONDAY, DayOfWeek.SUNDAY);
        assertThat(form.version()).isEqualTo(-1);
        assertThat(form.good()).isTrue();
    }

    @Test
    void showsAgainWhatWasTypedWithWhatIsWrong() {
        var form = form("who", "7").fill("who", "8").fill("day", "2026-11-25");
        form.refuse("who", Reason.of("first"));
        form.refuse("", Reason.of("whole"));

        var shown = form.shown(KEYS);
        var who = shown.choice("who", "none", List.of(6, 7), one -> one, String::valueOf);

        assertThat(who.options().stream().filter(Field.Option::chosen))
                .extracting(Field.Option::value)
                .containsExactly("7");
        assertThat(who.error()).isEqualTo("first");
        assertThat(who.describedBy("help")).isEqualTo("who-e who-h");
        assertThat(shown.field("day").value()).isEqualTo("2026-11-25");
        assertThat(shown.field("day").describedBy("")).isNull();
        assertThat(shown.mistakes()).containsExactly(new Mistake("who", "first"), new Mistake("", "whole"));
    }

    private static Form form(String field, String value) {
        return new Form(Map.of(field, List.of(value)));
    }

    private static StaticMessageSource keys() {
        var source = new StaticMessageSource();
        source.setUseCodeAsDefaultMessage(true);
        return source;
    }
}
