package luoshi.lens.web;

import gg.jte.Content;
import java.util.Comparator;
import java.util.List;
import luoshi.web.Fragments;
import luoshi.web.Texts;
import luoshi.web.spi.PersonSection.Column;
import luoshi.web.spi.PersonSection.Section;

/** What other modules show on the page of a person, and the tabs that lead there. */
public record PersonSections(List<Tab> tabs, List<Content> main, List<Content> side) {
    /** A tab that leads to a section. */
    public record Tab(String label, String href) {}

    static PersonSections of(List<Section> offered, Fragments fragments, Texts t) {
        var ordered = offered.stream()
                .sorted(Comparator.comparing(Section::column).thenComparing(Section::order))
                .toList();
        return new PersonSections(
                ordered.stream()
                        .map(section -> new Tab(section.label(), "#" + section.anchor()))
                        .toList(),
                drawn(ordered, Column.MAIN, fragments, t),
                drawn(ordered, Column.SIDE, fragments, t));
    }

    private static List<Content> drawn(List<Section> ordered, Column column, Fragments fragments, Texts t) {
        return ordered.stream()
                .filter(section -> section.column() == column)
                .map(section -> fragments.of(section.template(), section.page(), t))
                .toList();
    }
}
