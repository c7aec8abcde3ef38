package luoshi.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import luoshi.kernel.Actor;
import luoshi.kernel.Role;
import luoshi.organisation.Unit;
import luoshi.organisation.Units;
import luoshi.web.Field;
import luoshi.web.Form;
import luoshi.web.ShownForm;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts accounts into words for the administrator's pages. */
@Component
class AccountViews {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Units units;
    private final Clock clock;

    AccountViews(Units units, Clock clock) {
        this.units = units;
        this.clock = clock;
    }

    AccountsPage.Row row(AccountQueries.Line line, Texts t) {
        var state = state(line);
        return new AccountsPage.Row(
                "/accounts/" + line.id(),
                line.username(),
                line.name(),
                t.get("role." + line.role().name()),
                line.unit(),
                words(line, state, t),
                state.tone,
                state.icon,
                stamp(line.signedInAt(), t));
    }

    AccountPage page(AccountQueries.Line line, Actor actor, Texts t, @Nullable Object token, String done, Form form) {
        var shown = form.fill("role", line.role()).fill("unit", line.unitId()).shown(t);
        var state = state(line);
        return new AccountPage(
                line.id(),
                line.version(),
                line.username(),
                line.name(),
                words(line, state, t),
                state.tone,
                state.icon,
                stamp(line.signedInAt(), t),
                line.id() == actor.accountId(),
                line.disabled(),
                state == State.LOCKED,
                token == null ? "" : token.toString(),
                STAMP.format(OffsetDateTime.now(clock).plus(Links.VALID)),
                done,
                roles(shown, t),
                units(shown, actor),
                shown.mistakes());
    }

    Field roles(ShownForm shown, Texts t) {
        return shown.constants("role", Role.class, role -> t.get("role." + role));
    }

    /** Units of the own subtree; a team says whose it is, since several stations have one of its name. */
    Field units(ShownForm shown, Actor actor) {
        var tree = units.tree(LocalDate.now(clock));
        var names = tree.stream().collect(Collectors.toMap(Unit::id, Unit::name));
        var seen = tree.stream().filter(unit -> actor.sees(unit.id())).toList();
        return shown.choice("unit", null, seen, Unit::id, unit -> {
            var parent = unit.parentId() == null ? null : names.get(unit.parentId());
            return parent == null ? unit.name() : parent + " · " + unit.name();
        });
    }

    private State state(AccountQueries.Line line) {
        if (line.departed() != null && !line.departed().isAfter(LocalDate.now(clock))) {
            return State.LEFT;
        }
        if (line.disabled()) {
            return State.DISABLED;
        }
        if (line.lockedUntil() != null && line.lockedUntil().isAfter(OffsetDateTime.now(clock))) {
            return State.LOCKED;
        }
        return line.waiting() ? State.WAITING : State.ACTIVE;
    }

    private String words(AccountQueries.Line line, State state, Texts t) {
        var data = switch (state) {
            case LEFT -> String.valueOf(line.departed());
            case LOCKED -> stamp(line.lockedUntil(), t);
            case DISABLED, WAITING, ACTIVE -> "";
        };
        return t.get("accounts.state." + state.name(), data);
    }

    private String stamp(@Nullable OffsetDateTime at, Texts t) {
        return at == null ? t.get("accounts.never") : STAMP.format(at.atZoneSameInstant(clock.getZone()));
    }

    private enum State {
        ACTIVE("good", "circle-check"),
        WAITING("acc", "link"),
        LOCKED("warn", "lock"),
        DISABLED("bad", "circle-x"),
        LEFT("bad", "circle-minus");

        private final String tone;
        private final String icon;

        State(String tone, String icon) {
            this.tone = tone;
            this.icon = icon;
        }
    }
}
