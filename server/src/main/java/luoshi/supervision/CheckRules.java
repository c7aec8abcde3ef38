package luoshi.supervision;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import luoshi.kernel.Reason;
import luoshi.supervision.RecordCheck.Answer;
import luoshi.supervision.RecordCheck.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Who may check whom, and when a check is told completely (domain §5, §7): nobody checks himself, by any post or charge,
 * nobody checks who has just checked him, an auxiliary never checks alone, and no date lies where it cannot.
 */
final class CheckRules {
    /** Days back that a check may be written down, and within which two people do not check each other. */
    static final int DAYS = 30;

    static final int LONGEST_SEEN = 500;
    static final int LONGEST_WORDS = 60;
    static final int LONGEST_REASON = 200;
    static final int MOST_PHOTOS = 3;
    private static final Set<Integer> SEVERITIES = Set.of(1, 3, 9);

    private final RecordCheck check;
    private final Known known;
    private final Map<String, Reason> reasons = new LinkedHashMap<>();

    private CheckRules(RecordCheck check, Known known) {
        this.check = check;
        this.known = known;
    }

    /**
     * What the rules ask of the world, on the day of the check.
     *
     * @param checker the person who checks
     * @param auxiliary whether he is an auxiliary
     * @param belongs whether he belongs to the unit by any post or membership
     * @param answers tells whether he heads the unit or is in charge of it or of the area there
     * @param there who works in the unit
     * @param leading tells who heads the unit, is in charge of it, or leads the duty of its station at the time
     * @param companions who may go along
     * @param turned which of those looked at have looked at him in the last days
     * @param clauses ids of the clauses in force there
     */
    record Known(
            long checker,
            boolean auxiliary,
            boolean belongs,
            BooleanSupplier answers,
            Set<Long> there,
            Supplier<Set<Long>> leading,
            Set<Long> companions,
            Set<Long> turned,
            Set<Long> clauses,
            LocalDateTime now) {}

    /** What is wrong, by field of the form; nothing where the check may be written down. */
    static Map<String, Reason> refusals(RecordCheck check, Known known) {
        return new CheckRules(check, known).refusals();
    }

    private Map<String, Reason> refusals() {
        if (known.auxiliary()) {
            refuse("", "auxiliary");
            return reasons;
        }
        if (check.once().isBlank() || check.once().length() > 64) {
            refuse("", "once");
        }
        when();
        who();
        if (check.answers().isEmpty()) {
            refuse("", "nothing");
        }
        check.answers().forEach(this::answer);
        for (var n = 0; n < check.praises().size(); n++) {
            praise(check.praises().get(n), n);
        }
        return reasons;
    }

    private void when() {
        var today = known.now().toLocalDate();
        if (check.day().isAfter(today)) {
            refuse("day", "future", check.day(), today);
        } else if (check.day().isBefore(today.minusDays(DAYS))) {
            refuse("day", "old", today.minusDays(DAYS));
        } else if (check.day().atTime(check.time()).isAfter(known.now())) {
            refuse("time", "later");
        }
    }

    private void who() {
        if (check.kind() == VisitKind.DRAWN && known.belongs()) {
            refuse("kind", "own-unit");
        }
        var lead = check.lead();
        if (lead != null) {
            if (lead == known.checker()) {
                refuse("lead", "self");
            } else if (!known.there().contains(lead) && !known.leading().get().contains(lead)) {
                refuse("lead", "not-leading", check.day());
            } else {
                turned("lead", lead);
            }
        }
        var companion = check.companion();
        if (companion != null) {
            if (companion == known.checker() || !known.companions().contains(companion)) {
                refuse("companion", "companion");
            } else if (check.lookedAt().contains(companion)) {
                refuse("companion", "companion-looked-at");
            }
        }
    }

    private void answer(Answer answer) {
        var id = "-" + answer.clause();
        if (!known.clauses().contains(answer.clause())) {
            refuse("answer" + id, "not-in-force", check.day());
        }
        if (answer.photos().size() > MOST_PHOTOS) {
            refuse("photo" + id, "photos", String.valueOf(MOST_PHOTOS));
        }
        if (answer.answer() == ClauseAnswer.NOT_APPLICABLE) {
            text("reason" + id, answer.reason(), LONGEST_REASON, "why-not");
            return;
        }
        whom("whom" + id, answer);
        var fault = answer.fault();
        if (fault != null) {
            fault(id, fault);
        }
    }

    private void whom(String field, Answer answer) {
        var person = answer.person();
        if (person != null) {
            if (person == known.checker()) {
                refuse(field, "self");
            } else if (!known.there().contains(person)) {
                refuse(field, "not-there", check.day());
            } else {
                turned(field, person);
            }
        } else if (answer.answer() == ClauseAnswer.NOT_COMPLIANT && !answer.unitItself()) {
            refuse(field, "whom");
        } else if (known.answers().getAsBoolean()) {
            refuse(field, "own-charge");
        }
    }

    private void fault(String id, Fault fault) {
        text("seen" + id, fault.seen(), LONGEST_SEEN, "seen");
        if (fault.place().length() > LONGEST_WORDS) {
            refuse("place" + id, "long", String.valueOf(LONGEST_WORDS));
        }
        if (fault.link().length() > LONGEST_WORDS) {
            refuse("link" + id, "long", String.valueOf(LONGEST_WORDS));
        }
        if (!SEVERITIES.contains(fault.severity())) {
            refuse("severity" + id, "severity");
        }
        var correction = fault.correction();
        if (correction != null) {
            text("correction" + id, correction.what(), LONGEST_SEEN, "correction");
            var by = correction.by();
            if (by != null && by != known.checker() && !known.there().contains(by)) {
                refuse("corrector" + id, "not-there", check.day());
            }
            var at = check.correctedAt(correction);
            if (at.isBefore(check.day().atTime(check.time()))) {
                refuse("corrected-at" + id, "corrected-before");
            } else if (correction.time() != null && at.isAfter(known.now())) {
                refuse("corrected-at" + id, "later");
            }
        }
    }

    private void praise(RecordCheck.Praise praise, int n) {
        var id = n == 0 ? "" : "-" + n;
        text("praise-seen" + id, praise.seen(), LONGEST_SEEN, "seen");
        var own = praise.person() == null && (known.belongs() || known.answers().getAsBoolean());
        var reason = ofPraise(praise.person(), known.checker(), known.there(), own, check.day());
        if (reason != null) {
            reasons.putIfAbsent("praise-whom" + id, reason);
        }
    }

    /** Why nobody praises himself either: not in person, not as the unit that he belongs to or answers for. */
    static @Nullable Reason ofPraise(@Nullable Long person, long author, Set<Long> there, boolean own, LocalDate day) {
        if (person == null) {
            return own ? Reason.of("reason.check.praise-own") : null;
        }
        if (person == author) {
            return Reason.of("reason.check.praise-self");
        }
        return there.contains(person) ? null : Reason.of("reason.check.not-there", day);
    }

    private void turned(String field, long person) {
        if (known.turned().contains(person)) {
            refuse(field, "turned", String.valueOf(DAYS));
        }
    }

    private void text(String field, String text, int longest, String missing) {
        if (text.isBlank()) {
            refuse(field, missing);
        } else if (text.length() > longest) {
            refuse(field, "long", String.valueOf(longest));
        }
    }

    private void refuse(String field, String key, Object... data) {
        reasons.putIfAbsent(field, Reason.of("reason.check." + key, data));
    }
}
