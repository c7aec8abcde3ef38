package luoshi.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import luoshi.kernel.Reason;
import luoshi.supervision.CheckRules.Known;
import luoshi.supervision.RecordCheck.Answer;
import luoshi.supervision.RecordCheck.Fault;
import luoshi.supervision.RecordCheck.OnTheSpot;
import luoshi.supervision.RecordCheck.Praise;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Persons: 1 checks, 2 and 3 work there, 4 is in charge, 5 may go along, 6 is a stranger; 3 has looked at 1 lately. */
class CheckRulesTests {
    private static final LocalDate DAY = LocalDate.of(2026, 10, 2);
    private static final Answer FINE = answer(ClauseAnswer.COMPLIANT, 2L, null);

    @Test
    void acceptsACheckToldCompletely() {
        assertThat(refusals(check(FINE), known(false, false))).isEmpty();
        assertThat(refusals(check(wrong(fault("没有签字"))), known(false, false))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-02, 10:00, ''",
        "2026-10-02, 20:46, ''",
        "2026-10-02, 20:47, time",
        "2026-10-03, 08:00, day",
        "2026-09-02, 23:59, ''",
        "2026-09-01, 10:00, day",
    })
    void boundsTheDay(LocalDate day, LocalTime time, String field) {
        var check = new RecordCheck(
                10, 20, VisitKind.DIRECTED, false, day, time, null, null, List.of(FINE), List.of(), "a");

        var fields = refusals(check, known(false, false)).keySet();

        assertThat(String.join(",", fields)).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({
        "DRAWN, false, ''",
        "DRAWN, true, own-unit",
        "DIRECTED, true, ''",
        "FOLLOW_UP, true, ''",
        "COMPLAINT, true, ''",
    })
    void sendsNobodyToHisOwnUnitByLot(VisitKind kind, boolean belongs, String key) {
        var check =
                new RecordCheck(10, 20, kind, false, DAY, LocalTime.NOON, null, null, List.of(FINE), List.of(), "a");

        assertThat(keys(check, known(belongs, false))).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "1, self",
        "2, ''",
        "3, turned",
        "4, not-there",
        "6, not-there",
    })
    void namesOnlyWhoWorksThereAndNeverOneself(long person, String key) {
        assertThat(keys(check(answer(ClauseAnswer.COMPLIANT, person, null)), known(false, false)))
                .isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "1, self",
        "2, ''",
        "3, turned",
        "4, ''",
        "6, not-leading",
    })
    void looksFirstAtWhoLeadsThere(long lead, String key) {
        var check = new RecordCheck(
                10, 20, VisitKind.DIRECTED, false, DAY, LocalTime.NOON, lead, null, List.of(FINE), List.of(), "a");

        assertThat(keys(check, known(false, false))).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({"1, companion", "2, companion-looked-at", "5, ''", "6, companion"})
    void letsOnlyColleaguesGoAlong(long companion, String key) {
        var check = new RecordCheck(
                10, 20, VisitKind.DIRECTED, false, DAY, LocalTime.NOON, null, companion, List.of(FINE), List.of(), "a");

        assertThat(keys(check, known(false, false))).isEqualTo(key);
    }

    @Test
    void takesACheckOfTheUnitThatOneAnswersForAsACheckOfOneself() {
        var unit = new Answer(30, ClauseAnswer.NOT_COMPLIANT, null, true, "", fault("没有签字"), List.of());

        assertThat(keys(check(unit), known(false, false))).isEmpty();
        assertThat(keys(check(unit), known(false, true))).isEqualTo("own-charge");
        assertThat(keys(check(answer(ClauseAnswer.COMPLIANT, null, null)), known(false, true)))
                .isEqualTo("own-charge");
    }

    @Test
    void asksForWhatAnAnswerNeeds() {
        assertThat(keys(check(), known(false, false))).isEqualTo("nothing");
        assertThat(keys(check(answer(ClauseAnswer.NOT_APPLICABLE, null, null)), known(false, false)))
                .isEqualTo("why-not");
        assertThat(keys(check(answer(ClauseAnswer.NOT_COMPLIANT, null, fault("没有签字"))), known(false, false)))
                .isEqualTo("whom");
        assertThat(keys(check(wrong(fault(" "))), known(false, false))).isEqualTo("seen");
        assertThat(keys(check(wrong(fault("长".repeat(501)))), known(false, false)))
                .isEqualTo("long");
        assertThat(keys(check(wrong(new Fault("x", "", "", 2, null))), known(false, false)))
                .isEqualTo("severity");
    }

    @Test
    void asksWhatWasPutRightAndNotBeforeTheCheck() {
        assertThat(keys(check(wrong(put("", null, null))), known(false, false))).isEqualTo("correction");
        assertThat(keys(check(wrong(put("补签", 6L, null))), known(false, false))).isEqualTo("not-there");
        assertThat(keys(check(wrong(put("补签", 2L, LocalTime.of(11, 59)))), known(false, false)))
                .isEqualTo("corrected-before");
        assertThat(keys(check(wrong(put("补签", 2L, LocalTime.of(12, 6)))), known(false, false)))
                .isEmpty();
        assertThat(keys(check(wrong(put("补签", 2L, LocalTime.of(23, 0)))), known(false, false)))
                .isEqualTo("later");
    }

    @Test
    void countsAnEarlyHourAfterALateCheckToTheNextMorning() {
        var late = at(LocalTime.of(23, 40), wrong(put("补签", 2L, LocalTime.of(0, 10))));
        var noon = at(LocalTime.of(12, 0), wrong(put("补签", 2L, LocalTime.of(0, 10))));

        assertThat(keys(late, known(DAY.plusDays(1).atTime(8, 0)))).isEmpty();
        assertThat(keys(late, known(DAY.plusDays(1).atTime(0, 5)))).isEqualTo("later");
        assertThat(keys(noon, known(DAY.plusDays(1).atTime(8, 0)))).isEqualTo("corrected-before");
        assertThat(late.correctedAt(new OnTheSpot("补签", null, null))).isEqualTo(DAY.atTime(23, 40));
    }

    @Test
    void knowsOnlyClausesInForce() {
        var strange = new Answer(31, ClauseAnswer.COMPLIANT, 2L, false, "", null, List.of());

        assertThat(refusals(check(strange), known(false, false)))
                .containsExactly(java.util.Map.entry("answer-31", Reason.of("reason.check.not-in-force", DAY)));
    }

    @Test
    void refusesAnAuxiliaryBeforeAnythingElse() {
        var known = new Known(
                1, true, false, () -> false, Set.of(2L), Set::of, Set.of(), Set.of(), Set.of(30L), DAY.atTime(20, 46));

        assertThat(keys(check(), known)).isEqualTo("auxiliary");
    }

    @Test
    void praisesNeitherOneselfNorOnesOwnUnit() {
        assertThat(keys(praising(1L), known(false, false))).isEqualTo("praise-self");
        assertThat(keys(praising(null), known(false, true))).isEqualTo("praise-own");
        assertThat(keys(praising(null), known(false, false))).isEmpty();
        assertThat(keys(praising(6L), known(false, false))).isEqualTo("not-there");
    }

    private static RecordCheck praising(@Nullable Long person) {
        return new RecordCheck(
                10,
                20,
                VisitKind.DIRECTED,
                false,
                DAY,
                LocalTime.NOON,
                null,
                null,
                List.of(FINE),
                List.of(new Praise(CommendationKind.EXAMPLE, person, "帮人")),
                "a");
    }

    private static RecordCheck at(LocalTime time, Answer... answers) {
        var check = check(answers);
        return new RecordCheck(
                check.unit(),
                check.area(),
                check.kind(),
                check.announced(),
                check.day(),
                time,
                check.lead(),
                check.companion(),
                check.answers(),
                check.praises(),
                check.once());
    }

    private static RecordCheck check(Answer... answers) {
        return new RecordCheck(
                10, 20, VisitKind.DIRECTED, false, DAY, LocalTime.NOON, null, null, List.of(answers), List.of(), "a");
    }

    private static Answer answer(ClauseAnswer answer, @Nullable Long person, @Nullable Fault fault) {
        return new Answer(30, answer, person, false, "", fault, List.of());
    }

    private static Answer wrong(Fault fault) {
        return answer(ClauseAnswer.NOT_COMPLIANT, 2L, fault);
    }

    private static Fault fault(String seen) {
        return new Fault(seen, "台", "交接", 1, null);
    }

    private static Fault put(String what, @Nullable Long by, @Nullable LocalTime time) {
        return new Fault("没有签字", "", "", 3, new OnTheSpot(what, by, time));
    }

    private static Known known(boolean belongs, boolean answers) {
        return known(belongs, answers, DAY.atTime(20, 46));
    }

    private static Known known(LocalDateTime now) {
        return known(false, false, now);
    }

    private static Known known(boolean belongs, boolean answers, LocalDateTime now) {
        return new Known(
                1,
                false,
                belongs,
                () -> answers,
                Set.of(1L, 2L, 3L),
                () -> Set.of(4L),
                Set.of(2L, 5L),
                Set.of(3L),
                Set.of(30L),
                now);
    }

    private static java.util.Map<String, Reason> refusals(RecordCheck check, Known known) {
        return CheckRules.refusals(check, known);
    }

    /** The keys of the reasons without their common beginning. */
    private static String keys(RecordCheck check, Known known) {
        return String.join(
                ",",
                refusals(check, known).values().stream()
                        .map(reason -> reason.key().substring("reason.check.".length()))
                        .toList());
    }
}
