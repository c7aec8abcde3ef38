package luoshi.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.organisation.Personnel.Line;
import luoshi.web.Form;
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
    public FormPage add(Actor actor, Texts t, Form form) {
        Permission.MANAGE_PEOPLE.require(actor);
        form.fill("joined", today()).fill("staff", StaffKind.OFFICER);
        return new FormPage.Builder(form, t)
                .select("staff", true, "", List.of(StaffKind.values()), Enum::name, kind -> t.get("staff." + kind))
                .text("number", true, "form.number.help")
                .text("name", true, "")
                .text("rank", false, "form.rank.help")
                .select("unit", true, "", units(actor), Unit::id, UnitForms::indented)
                .select("post", false, "", posts(), Post::id, post -> post.name(t.english()))
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
    public FormPage of(String name, Actor actor, Texts t, long id, long held, Form form) {
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
        var title = t.get("person." + name + ".title", person.name());
        var submit = t.get("person." + name + ".do");
        form.fill("version", person.version()).fill("on", today()).fill("from", today());
        return start(name, actor, t, person, held, here, form)
                .build(t.get("nav.people"), title, context, path, submit, back);
    }

    private FormPage.Builder start(
            String name, Actor actor, Texts t, Person person, long held, String here, Form form) {
        switch (name) {
            case "transfer" -> {
                form.fill("reason", MembershipReason.REGULAR);
                return new FormPage.Builder(form, t)
                        .select(
                                "reason",
                                true,
                                "form.reason.help",
                                List.of(MembershipReason.values()),
                                Enum::name,
                                reason -> t.get("transfer." + reason))
                        .select("unit", true, "", units(actor), Unit::id, UnitForms::indented)
                        .date("on", true, "form.on.help")
                        .date("lastDay", false, "form.lastDay.loan")
                        .select("post", false, "form.post.transfer", posts(), Post::id, post -> post.name(t.english()));
            }
            case "assign" -> {
                form.fill("unit", here);
                return new FormPage.Builder(form, t)
                        .select("unit", true, "", units(actor), Unit::id, UnitForms::indented)
                        .select("post", true, "", posts(), Post::id, post -> post.name(t.english()))
                        .date("from", true, "")
                        .date("lastDay", false, "form.lastDay.open");
            }
            case "charge" -> {
                return charge(new FormPage.Builder(form, t), actor, t);
            }
            case "absence" -> {
                return new FormPage.Builder(form, t)
                        .date("from", true, "form.absence.help")
                        .date("lastDay", true, "");
            }
            case "edit" -> {
                form.fill("number", person.number());
                form.fill("name", person.name());
                form.fill("rank", Objects.requireNonNullElse(person.rank(), ""));
                form.fill("joined", person.joined());
                return new FormPage.Builder(form, t)
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
                return new FormPage.Builder(form, t).date("on", true, help);
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
    public FormPage chargeSomebody(Actor actor, Texts t, Form form) {
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
        form.fill("from", today());
        return charge(
                        new FormPage.Builder(form, t)
                                .select(
                                        "person",
                                        true,
                                        "form.person.help",
                                        List.copyOf(leaders.entrySet()),
                                        Map.Entry::getKey,
                                        Map.Entry::getValue),
                        actor,
                        t)
                .build(
                        t.get("nav.people"),
                        t.get("charge.title"),
                        t.get("charge.context"),
                        "/people/charges/new",
                        t.get("person.charge.do"),
                        "/people");
    }

    private FormPage.Builder charge(FormPage.Builder page, Actor actor, Texts t) {
        var known = areas.all().stream().filter(area -> !area.retired()).toList();
        return page.select("unit", true, "", units(actor), Unit::id, UnitForms::indented)
                .select("area", false, "form.area.help", known, Area::id, area -> area.name(t.english()))
                .checkbox("overall", "form.overall.help")
                .date("from", true, "")
                .date("lastDay", false, "form.lastDay.open");
    }

    private List<Unit> units(Actor actor) {
        return units.tree(today()).stream()
                .filter(unit -> actor.sees(unit.id()))
                .toList();
    }

    private List<Post> posts() {
        return posts.all().stream().filter(post -> !post.retired()).toList();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
