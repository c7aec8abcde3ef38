package luoshi.supervision.web;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import luoshi.kernel.Actor;
import luoshi.rule.ClauseLine;
import luoshi.supervision.CheckWorld;
import luoshi.supervision.Finding;
import luoshi.supervision.FindingOutcome;
import luoshi.supervision.FindingRights;
import luoshi.supervision.WithdrawalRequests;
import luoshi.supervision.WithdrawalRequests.WithdrawalRequest;
import luoshi.supervision.web.CheckPage.Decision;
import luoshi.supervision.web.CheckPage.Found;
import luoshi.supervision.web.CheckPage.Picture;
import luoshi.web.Field;
import luoshi.web.Form;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows a finding with what has become of it and what the reader may do about it. */
@Component
class FoundViews {
    private final CheckWords words;
    private final FindingRights rights;
    private final WithdrawalRequests requests;
    private final CheckWorld world;

    FoundViews(CheckWords words, FindingRights rights, WithdrawalRequests requests, CheckWorld world) {
        this.words = words;
        this.rights = rights;
        this.requests = requests;
        this.world = world;
    }

    Found of(
            Actor actor,
            Texts t,
            Finding finding,
            String whom,
            @Nullable ClauseLine line,
            List<Picture> photos,
            Form form,
            LocalDate today) {
        var request = requests.newest(finding.id()).orElse(null);
        var open = request != null && request.open() ? request : null;
        var gone = finding.outcome() == FindingOutcome.WITHDRAWN;
        var shown = form.text("finding").equals(String.valueOf(finding.id())) ? form : Form.empty();
        var ids = "f" + finding.id() + "-";
        return new Found(
                String.valueOf(finding.id()),
                line == null ? "" : line.title(),
                "/rules/clauses/" + finding.clauseId(),
                whom,
                finding.seen(),
                Stream.of(finding.place(), finding.link())
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.joining(t.get("list.separator"))),
                CheckWords.severity(finding.severity(), t),
                words.outcome(finding.outcome(), finding.day(), t),
                finding.outcome() == FindingOutcome.PROBLEM ? "/problems/of-finding/" + finding.id() : "",
                finding.correctedAt() == null
                        ? ""
                        : t.get("finding.correction", CheckWords.moment(finding.correctedAt()), finding.correction()),
                withdrawal(t, finding, request),
                photos,
                String.valueOf(finding.version()),
                mayCorrect(actor, finding, today) ? field(shown, t, ids, "what") : null,
                !gone && open == null && rights.mayAsk(actor, finding, today) ? field(shown, t, ids, "reason") : null,
                open != null && mayDecide(actor, finding, open, today)
                        ? new Decision(
                                "/findings/withdrawals/" + open.id(),
                                String.valueOf(open.version()),
                                field(shown, t, ids, "answer"))
                        : null);
    }

    private boolean mayCorrect(Actor actor, Finding finding, LocalDate today) {
        return finding.outcome() == FindingOutcome.WAITING
                && !today.isAfter(words.due(finding.day()))
                && rights.mayCorrect(actor, finding, today);
    }

    private boolean mayDecide(Actor actor, Finding finding, WithdrawalRequest request, LocalDate today) {
        return !Long.valueOf(request.askedBy()).equals(actor.personId()) && rights.mayDecide(actor, finding, today);
    }

    private String withdrawal(Texts t, Finding finding, @Nullable WithdrawalRequest request) {
        if (finding.outcome() == FindingOutcome.WITHDRAWN) {
            return t.get("finding.withdrawn", String.valueOf(finding.withdrawalReason()));
        }
        if (request == null) {
            return "";
        }
        var name = world.names(List.of(request.askedBy())).getOrDefault(request.askedBy(), "–");
        return request.open()
                ? t.get("finding.withdrawal.open", name, request.reason())
                : t.get("finding.withdrawal.refused", name, request.reason(), request.answer());
    }

    private static Field field(Form form, Texts t, String ids, String name) {
        return form.shown(t, ids).field(name);
    }
}
