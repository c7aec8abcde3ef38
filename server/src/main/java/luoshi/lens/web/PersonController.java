package luoshi.lens.web;

import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.web.Fragments;
import luoshi.web.Texts;
import luoshi.web.spi.NavigationEntry;
import luoshi.web.spi.PersonSection;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The page of a person, and the way to one's own. */
@Controller
class PersonController implements NavigationEntry {
    private final PersonPages pages;
    private final ObjectProvider<PersonSection> sections;
    private final Fragments fragments;

    PersonController(PersonPages pages, ObjectProvider<PersonSection> sections, Fragments fragments) {
        this.pages = pages;
        this.sections = sections;
        this.fragments = fragments;
    }

    @Override
    public Place place() {
        return new Place(Group.STATION, 45, "me", "/me", "user", true);
    }

    /** Leaders find their own page behind their name; the bar of the phone has no room for it. */
    @Override
    public boolean visibleTo(Actor actor) {
        return actor.personId() != null && !Permission.SEE_LENSES.heldBy(actor);
    }

    @Override
    public boolean covers(String path, Actor actor) {
        return path.equals("/people/" + actor.personId());
    }

    @GetMapping("/people/{id:\\d+}")
    String person(@PathVariable long id, Actor actor, Texts t, Model model) {
        model.addAttribute("page", pages.of(id, actor, t));
        var offered = sections.stream()
                .flatMap(section -> section.sectionsFor(actor, id, t).stream())
                .toList();
        model.addAttribute("more", PersonSections.of(offered, fragments, t));
        sections.forEach(section -> section.shown(actor, id));
        return "lens/person";
    }

    @GetMapping("/me")
    String me(Actor actor) {
        if (actor.personId() == null) {
            throw new Missing("person of account", actor.accountId());
        }
        return "redirect:/people/" + actor.personId();
    }
}
