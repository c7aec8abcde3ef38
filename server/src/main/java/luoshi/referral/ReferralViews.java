package luoshi.referral;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import luoshi.engine.calendar.OffHours;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.organisation.Area;
import luoshi.organisation.Areas;
import luoshi.organisation.Names;
import luoshi.organisation.People;
import luoshi.organisation.Person;
import luoshi.organisation.Unit;
import luoshi.organisation.Units;
import luoshi.referral.web.ComplaintFormPage;
import luoshi.referral.web.ComplaintPage;
import luoshi.referral.web.ComplaintsPage;
import luoshi.referral.web.ReferralFormPage;
import luoshi.referral.web.ReferralPage;
import luoshi.web.Form;
import luoshi.web.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads sealed matters for pages, in words. */
@Component
@Transactional(readOnly = true)
class ReferralViews {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final int BRIEF = 60;

    private final JdbcComplaints complaints;
    private final JdbcReferrals referrals;
    private final ReceivingBodies bodies;
    private final Names names;
    private final Units units;
    private final People people;
    private final Areas areas;
    private final Clock clock;

    ReferralViews(
            JdbcComplaints complaints,
            JdbcReferrals referrals,
            ReceivingBodies bodies,
            Names names,
            Units units,
            People people,
            Areas areas,
            Clock clock) {
        this.complaints = complaints;
        this.referrals = referrals;
        this.bodies = bodies;
        this.names = names;
        this.units = units;
        this.people = people;
        this.areas = areas;
        this.clock = clock;
    }

    ComplaintsPage complaints(Texts t) {
        var all = complaints.all();
        var places = names.units(all.stream().map(Complaint::unitId).toList());
        var rows = all.stream()
                .map(one -> new ComplaintsPage.Line(
                        t.shortDay(OffHours.dateOf(one.receivedAt())),
                        places.getOrDefault(one.unitId(), ""),
                        brief(one.matter()),
                        one.open() ? "warn" : "",
                        one.open() ? "clock" : "check",
                        t.get("complaint.state." + one.state().name()),
                        "/complaints/" + one.id()))
                .toList();
        var open = all.stream().filter(Complaint::open).count();
        return new ComplaintsPage(
                t.get("complaint.title"),
                t.get("complaint.summary", String.valueOf(open)),
                "complaints",
                t.get("complaint.new"),
                "/complaints/new",
                t.get("complaint.none"),
                rows);
    }

    ComplaintFormPage complaintForm(Actor actor, Texts t, Form form) {
        form.fill("once", UUID.randomUUID());
        var shown = form.shown(t);
        return new ComplaintFormPage(
                form.text("once"),
                shown.choice("unit", t.get("referral.choose"), seen(actor), Unit::id, Unit::name, Unit::depth),
                shown.choice("person", t.get("complaint.nobody"), led(actor), Person::id, Person::name),
                shown.constants("channel", ComplaintChannel.class, one -> t.get("complaint.channel." + one.name())),
                shown.field("matter"),
                shown.choice(
                        "pending",
                        t.get("complaint.pending.none"),
                        Arrays.asList(ComplaintPending.values()),
                        Enum::name,
                        one -> t.get("complaint.pending." + one.name())),
                shown.field("name"),
                shown.field("contact"),
                shown.mistakes());
    }

    ComplaintPage complaint(Actor actor, Texts t, long id, Form form) {
        var one = complaints.find(id).orElseThrow(() -> new Missing("complaint", id));
        var shown = form.shown(t);
        var place = names.units(List.of(one.unitId(), one.handlingUnitId()));
        var people = names.people(Stream.of(one.aboutPersonId(), one.authorId(), one.decidedBy())
                .filter(Objects::nonNull)
                .toList());
        var about = one.aboutPersonId() == null ? "" : people.getOrDefault(one.aboutPersonId(), "");
        var who = complaints
                .complainant(id)
                .map(them -> t.get("complaint.complainant.is", them.name(), them.contact())
                        .strip())
                .orElse("");
        return new ComplaintPage(
                t.get("complaint.of", place.getOrDefault(one.unitId(), ""), about)
                        .strip(),
                t.get(
                        "complaint.facts",
                        when(one.receivedAt()),
                        t.get("complaint.channel." + one.channel().name()),
                        people.getOrDefault(one.authorId(), ""),
                        place.getOrDefault(one.handlingUnitId(), "")),
                one.matter(),
                who,
                t.get("complaint.state." + one.state().name()),
                result(one, t),
                one.open() && HandlingComplaints.mayHandle(actor, one),
                "/complaints/" + id,
                String.valueOf(one.version()),
                shown.choice(
                        "pending",
                        t.get("referral.choose"),
                        Arrays.asList(ComplaintPending.values()),
                        Enum::name,
                        to -> t.get("complaint.pending." + to.name())),
                shown.choice(
                        "area",
                        t.get("referral.choose"),
                        areas.all().stream().filter(area -> !area.retired()).toList(),
                        Area::id,
                        area -> area.name(t.english())),
                shown.field("text"),
                shown.mistakes());
    }

    private static String result(Complaint one, Texts t) {
        var to = one.handedTo();
        if (to != null) {
            var known = Arrays.stream(ComplaintPending.values())
                    .anyMatch(each -> each.name().equals(to));
            return t.get("complaint.handed", known ? t.get("complaint.pending." + to) : to);
        }
        return one.decisionText() == null ? "" : one.decisionText();
    }

    ComplaintsPage referrals(Actor actor, Texts t) {
        var all = referrals.all();
        var places = names.units(all.stream().map(Referral::toUnitId).distinct().toList());
        var rows = all.stream()
                .map(one -> new ComplaintsPage.Line(
                        t.shortDay(OffHours.dateOf(one.at())),
                        t.get("referral.to", places.getOrDefault(one.toUnitId(), "")),
                        brief(one.matter()),
                        one.receivedAt() == null ? "warn" : "",
                        one.receivedAt() == null ? "clock" : "check",
                        t.get(state(one)),
                        "/referrals/" + one.id()))
                .toList();
        return new ComplaintsPage(
                t.get("referral.title"),
                t.get("referral.summary"),
                "referrals",
                WritingReferrals.mayWrite(actor) ? t.get("referral.new") : "",
                "/referrals/new",
                t.get("referral.none"),
                rows);
    }

    private static String state(Referral one) {
        return one.answer() != null
                ? "referral.state.answered"
                : one.receivedAt() != null ? "referral.state.received" : "referral.state.sent";
    }

    ReferralFormPage referralForm(Actor actor, Texts t, Form form) {
        form.fill("once", UUID.randomUUID());
        var shown = form.shown(t);
        var offered = bodies.of(actor, LocalDate.now(clock));
        return new ReferralFormPage(
                form.text("once"),
                shown.choice(
                        "to",
                        t.get("referral.choose"),
                        new ArrayList<>(offered.keySet()),
                        body -> body,
                        body -> offered.getOrDefault(body, "")),
                shown.choice("unit", t.get("referral.choose"), seen(actor), Unit::id, Unit::name, Unit::depth),
                shown.choice("person", t.get("complaint.nobody"), led(actor), Person::id, Person::name),
                shown.field("matter"),
                shown.mistakes());
    }

    ReferralPage referral(Actor actor, Texts t, long id, Form form) {
        var one = referrals.find(id).orElseThrow(() -> new Missing("referral", id));
        var shown = form.shown(t);
        var places = names.units(List.of(one.toUnitId(), one.aboutUnitId()));
        var people = names.people(Stream.of(one.aboutPersonId(), one.authorId(), one.receivedBy())
                .filter(Objects::nonNull)
                .toList());
        var may = WritingReferrals.mayReceive(actor, one);
        var about = one.aboutPersonId() == null ? "" : people.getOrDefault(one.aboutPersonId(), "");
        return new ReferralPage(
                t.get("referral.to", places.getOrDefault(one.toUnitId(), "")),
                t.get(
                                "referral.facts",
                                when(one.at()),
                                people.getOrDefault(one.authorId(), ""),
                                places.getOrDefault(one.aboutUnitId(), ""),
                                about)
                        .strip(),
                one.matter(),
                one.receivedAt() == null || one.receivedBy() == null
                        ? ""
                        : t.get("referral.received", when(one.receivedAt()), people.getOrDefault(one.receivedBy(), "")),
                one.answer() == null ? "" : one.answer(),
                may && one.receivedAt() == null,
                may && one.receivedAt() != null && one.answer() == null,
                "/referrals/" + id,
                String.valueOf(one.version()),
                shown.field("text"),
                shown.mistakes());
    }

    private List<Unit> seen(Actor actor) {
        return units.tree(LocalDate.now(clock)).stream()
                .filter(unit -> actor.sees(unit.id()) || actor.home().contains(unit.id()))
                .toList();
    }

    private List<Person> led(Actor actor) {
        return people.workingIn(actor.scope(), LocalDate.now(clock));
    }

    private static String brief(String matter) {
        return matter.length() > BRIEF ? matter.substring(0, BRIEF) + "…" : matter;
    }

    private static String when(Instant at) {
        return WHEN.format(LocalDateTime.ofInstant(at, OffHours.CHINA));
    }
}
