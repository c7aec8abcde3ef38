package luoshi.evidence;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import luoshi.kernel.Actor;
import luoshi.kernel.Forbidden;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.organisation.Areas;
import luoshi.organisation.People;
import luoshi.organisation.Person;
import luoshi.organisation.Units;
import luoshi.rule.Duties;
import luoshi.rule.DutyLine;
import luoshi.web.Field;
import luoshi.web.Form;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Prepares the forms of evidence: whatever the program knows is filled in already. */
@Component
class EvidenceForms {
    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final Duties duties;
    private final People people;
    private final Units units;
    private final Areas areas;
    private final Binding binding;
    private final Clock clock;

    EvidenceForms(Duties duties, People people, Units units, Areas areas, Binding binding, Clock clock) {
        this.duties = duties;
        this.people = people;
        this.units = units;
        this.areas = areas;
        this.binding = binding;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    EvidenceForm form(Actor actor, Texts t, long dutyId, Form form) {
        var duty = duties.find(dutyId).orElseThrow(() -> new Missing("duty", dutyId));
        var ofUnit = duty.subject() == SubjectKind.UNIT;
        var person = ofUnit ? null : person(actor, form.idOrNull("person"));
        var unit = ofUnit ? unit(actor, form.idOrNull("unit")) : null;
        var today = LocalDate.now(clock);
        var accepted = accepted(duty);
        if (accepted.stream().noneMatch(kind -> kind.name().equals(form.text("kind")))) {
            form.put("kind", accepted.getFirst());
        }
        form.fill("day", today).fill("time", TIME.format(LocalTime.now(clock))).fill("quantity", 1);
        var shown = form.shown(t);
        return new EvidenceForm(
                t.get("evidence.new.title"),
                subject(actor, t, person, unit),
                person == null ? "" : person.toString(),
                unit == null ? "" : unit.toString(),
                String.valueOf(dutyId),
                duty.title(),
                from(duty, t),
                duty.href(),
                "/evidence/new" + (person == null || person.equals(actor.personId()) ? "" : "?person=" + person),
                shown.choice("kind", null, accepted, Enum::name, kind -> t.get("evidence-kind." + kind)),
                shown.field("day"),
                today.toString(),
                shown.field("time"),
                shown.field("quantity"),
                form.ticked("unannounced"),
                actor.role().leads() || !actor.scope().isEmpty(),
                shown.field("note"),
                form.text("once").isEmpty() ? UUID.randomUUID().toString() : form.text("once"),
                shown.mistakes());
    }

    @Transactional(readOnly = true)
    DutyChoice choice(Actor actor, Texts t, @Nullable Long asked) {
        var person = person(actor, asked);
        var today = LocalDate.now(clock);
        var lines = duties.inForce(today).stream()
                .filter(duty -> duty.subject() == SubjectKind.PERSON)
                .toList();
        var bound = binding.people(lines.stream()
                .map(duty -> new Binding.Asked(duty.id(), person, today))
                .toList());
        var groups = new ArrayList<DutyChoice.Group>();
        for (var area : areas.all()) {
            var found = new ArrayList<DutyChoice.Line>();
            for (var place = 0; place < lines.size(); place++) {
                var duty = lines.get(place);
                if (duty.areaId() == area.id() && bound.get(place)) {
                    found.add(new DutyChoice.Line(duty.title(), from(duty, t), href(actor, duty, person)));
                }
            }
            if (!found.isEmpty()) {
                groups.add(new DutyChoice.Group(area.name(t.english()), found));
            }
        }
        var count = groups.stream().mapToInt(group -> group.lines().size()).sum();
        var summary = count == 0
                ? t.get("evidence.choose.none")
                : t.get("evidence.choose.summary", subject(actor, t, person, null), String.valueOf(count));
        return new DutyChoice(t.get("evidence.choose.title"), summary, others(actor, t, person, today), groups);
    }

    private static String href(Actor actor, DutyLine duty, long person) {
        var own = actor.personId() != null && actor.personId() == person;
        return "/evidence/new?duty=" + duty.id() + (own ? "" : "&person=" + person);
    }

    /** Whose duty it may be; nobody to choose for who records for himself only. */
    private Field others(Actor actor, Texts t, long chosen, LocalDate today) {
        var others =
                Permission.RECORD_FOR_OTHERS.heldBy(actor) ? people.workingIn(actor.scope(), today) : List.<Person>of();
        return Form.empty()
                .put("person", chosen)
                .shown(t)
                .choice("person", null, others, Person::id, person -> person.name() + " " + person.number());
    }

    private long person(Actor actor, @Nullable Long asked) {
        if (asked == null || asked.equals(actor.personId())) {
            if (actor.personId() == null) {
                throw new Forbidden("an account without a person owes nothing");
            }
            return actor.personId();
        }
        Permission.RECORD_FOR_OTHERS.require(actor);
        var today = LocalDate.now(clock);
        if (people.workingUnit(asked, today).filter(actor::sees).isEmpty()) {
            throw new Missing("person at work in scope", asked);
        }
        return asked;
    }

    private static long unit(Actor actor, @Nullable Long asked) {
        if (asked == null || !actor.sees(asked)) {
            throw new Missing("unit", String.valueOf(asked));
        }
        Permission.RECORD_FOR_OTHERS.require(actor, asked);
        return asked;
    }

    private String subject(Actor actor, Texts t, @Nullable Long person, @Nullable Long unit) {
        if (unit != null) {
            return units.nameOf(unit);
        }
        return person == null || person.equals(actor.personId())
                ? t.get("evidence.self")
                : people.names(List.of(person)).getOrDefault(person, "");
    }

    static String from(DutyLine duty, Texts t) {
        return t.get(
                "evidence.from",
                duty.sourceTitle(),
                duty.reference(),
                t.get(duty.cadenceKey(), String.valueOf(duty.count())));
    }

    private static List<EvidenceKind> accepted(DutyLine duty) {
        return Arrays.stream(EvidenceKind.values())
                .filter(kind ->
                        duty.accepts().stream().anyMatch(known -> known.name().equals(kind.name())))
                .toList();
    }
}
