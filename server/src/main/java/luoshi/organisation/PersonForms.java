package luoshi.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.organisation.Outcome.Refusal;
import luoshi.organisation.Personnel.Line;
import luoshi.web.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the forms about people together: what to choose from, what stands there already, what stands against it. */
@Component
class PersonForms {
    private final People people;
    private final Units units;
    private final Posts posts;
    private final Areas areas;
    private final Personnel personnel;
    private final PeopleList list;
    private final Clock clock;

    PersonForms(
            People people, Units units, Posts posts, Areas areas, Personnel personnel, PeopleList list, Clock clock) {
        this.people = people;
        this.units = units;
        this.posts = posts;
        this.areas = areas;
        this.personnel = personnel;
        this.list = list;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public FormPage add(Actor actor, Texts t, Map<String, String> posted, List<Refusal> against) {
        Permission.MANAGE_PEOPLE.require(actor);
        var values = filled(posted, "joined", today());
        values.putIfAbsent("staff", StaffKind.OFFICER.name());
        return new Form(values)
                .page(t, against)
                .select("staff", true, "", staff(t))
                .text("number", true, "form.number.help")
                .text("name", true, "")
                .text("rank", false, "form.rank.help")
                .select("unit", true, "", units(actor))
                .select("post", false, "", posts(t))
                .date("joined", true, "")
                .build(
                        t.get("nav.people"),
                        t.get("people.add"),
                        t.get("people.add.context"),
                        "/people/new",
                        t.get("people.add.do"),
                        "/people");
    }

    @Transactional(readOnly = true)
    public FormPage of(
            String name, Actor actor, Texts t, long id, long held, Map<String, String> posted, List<Refusal> against) {
        (name.equals("absence") || name.equals("absences") ? Permission.APPROVE_ABSENCE : Permission.MANAGE_PEOPLE)
                .require(actor);
        var person = Steps.visible(people, id);
        var memberships = personnel.memberships(id);
        var working = TransferringPeople.on(memberships, Line.WORKING, LocalDate.now(clock));
        var here = working.map(stay -> String.valueOf(stay.unitId())).orElse("");
        var context = t.get(
                "person.context",
                t.get("staff." + person.staff()),
                person.number(),
                working.map(stay -> units.nameOf(stay.unitId())).orElse("–"));
        var back = "/people/" + id + "/record";
        var path = "/people/" + id + "/" + name + (held > 0 ? "/" + held + "/end" : "");
        var title = t.get("person." + name, person.name());
        var submit = t.get("person." + name + ".do");
        var values = filled(posted, "version", String.valueOf(person.version()));
        values.putIfAbsent("on", today());
        values.putIfAbsent("from", today());
        var page = start(name, actor, t, person, held, here, values, against);
        return page.hidden("version", Objects.requireNonNull(values.get("version")))
                .build(t.get("nav.people"), title, context, path, submit, back);
    }

    private Form.Builder start(
            String name,
            Actor actor,
            Texts t,
            Person person,
            long held,
            String here,
            Map<String, String> values,
            List<Refusal> against) {
        switch (name) {
            case "transfer" -> {
                values.putIfAbsent("reason", MembershipReason.REGULAR.name());
                return new Form(values)
                        .page(t, against)
                        .select("reason", true, "form.reason.help", reasons(t))
                        .select("unit", true, "", units(actor))
                        .date("on", true, "form.on.help")
                        .date("lastDay", false, "form.lastDay.loan")
                        .select("post", false, "form.post.transfer", posts(t));
            }
            case "assign" -> {
                values.putIfAbsent("unit", here);
                return new Form(values)
                        .page(t, against)
                        .select("unit", true, "", units(actor))
                        .select("post", true, "", posts(t))
                        .date("from", true, "")
                        .date("lastDay", false, "form.lastDay.open");
            }
            case "charge" -> {
                return charge(new Form(values).page(t, against), actor, t);
            }
            case "absence" -> {
                return new Form(values)
                        .page(t, against)
                        .date("from", true, "form.absence.help")
                        .date("lastDay", true, "");
            }
            case "edit" -> {
                values.putIfAbsent("number", person.number());
                values.putIfAbsent("name", person.name());
                values.putIfAbsent("rank", Objects.requireNonNullElse(person.rank(), ""));
                values.putIfAbsent("joined", person.joined().toString());
                return new Form(values)
                        .page(t, against)
                        .text("number", true, "form.number.help")
                        .text("name", true, "")
                        .text("rank", false, "form.rank.help")
                        .date("joined", true, "");
            }
            default -> {
                if (held > 0 && !holds(name, person.id(), held)) {
                    throw new Missing(name, held);
                }
                var help = held > 0 ? "form.on.end" : "form.on." + name;
                return new Form(values).page(t, against).date("on", true, help);
            }
        }
    }

    private boolean holds(String kind, long person, long held) {
        return switch (kind) {
            case "assignments" -> personnel.assignments(person).stream().anyMatch(one -> one.id() == held);
            case "charges" -> personnel.charges(person).stream().anyMatch(one -> one.id() == held);
            default -> personnel.absences(person).stream().anyMatch(one -> one.id() == held);
        };
    }

    @Transactional(readOnly = true)
    public FormPage chargeSomebody(Actor actor, Texts t, Map<String, String> posted, List<Refusal> against) {
        Permission.MANAGE_PEOPLE.require(actor);
        var known = posts.byId();
        var leaders = new LinkedHashMap<String, String>();
        var listed = list.today(actor).stream()
                .filter(person ->
                        person.posts().stream().map(known::get).anyMatch(post -> post != null && post.leads()))
                .toList();
        var versions = people.byIds(listed.stream().map(PeopleList.Listed::id).toList());
        for (var person : listed) {
            var version = versions.get(person.id());
            var held = person.posts().stream()
                    .map(known::get)
                    .filter(Objects::nonNull)
                    .filter(Post::leads)
                    .map(post -> post.name(t.english()))
                    .findFirst()
                    .orElse("");
            if (version != null) {
                leaders.put(person.id() + "-" + version.version(), held + " " + person.name());
            }
        }
        var values = filled(posted, "from", today());
        return charge(new Form(values).page(t, against).select("person", true, "form.person.help", leaders), actor, t)
                .build(
                        t.get("nav.people"),
                        t.get("charge.title"),
                        t.get("charge.context"),
                        "/people/charges/new",
                        t.get("person.charge.do"),
                        "/people");
    }

    private Form.Builder charge(Form.Builder page, Actor actor, Texts t) {
        var known = new LinkedHashMap<String, String>();
        areas.all().stream()
                .filter(area -> !area.retired())
                .forEach(area -> known.put(String.valueOf(area.id()), area.name(t.english())));
        return page.select("unit", true, "", units(actor))
                .select("area", false, "form.area.help", known)
                .checkbox("overall", "form.overall.help")
                .date("from", true, "")
                .date("lastDay", false, "form.lastDay.open");
    }

    private Map<String, String> units(Actor actor) {
        var choices = new LinkedHashMap<String, String>();
        units.tree(LocalDate.now(clock)).stream()
                .filter(unit -> actor.sees(unit.id()))
                .forEach(unit -> choices.put(String.valueOf(unit.id()), "\u3000".repeat(unit.depth()) + unit.name()));
        return choices;
    }

    private Map<String, String> posts(Texts t) {
        var choices = new LinkedHashMap<String, String>();
        posts.all().stream()
                .filter(post -> !post.retired())
                .forEach(post -> choices.put(String.valueOf(post.id()), post.name(t.english())));
        return choices;
    }

    private static Map<String, String> staff(Texts t) {
        var choices = new LinkedHashMap<String, String>();
        for (var kind : StaffKind.values()) {
            choices.put(kind.name(), t.get("staff." + kind));
        }
        return choices;
    }

    private static Map<String, String> reasons(Texts t) {
        var choices = new LinkedHashMap<String, String>();
        for (var reason : MembershipReason.values()) {
            choices.put(reason.name(), t.get("transfer." + reason));
        }
        return choices;
    }

    private static HashMap<String, String> filled(Map<String, String> posted, String name, String value) {
        var values = new HashMap<>(posted);
        values.putIfAbsent(name, value);
        return values;
    }

    private String today() {
        return LocalDate.now(clock).toString();
    }
}
