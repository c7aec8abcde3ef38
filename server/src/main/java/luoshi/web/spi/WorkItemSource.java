package luoshi.web.spi;

import java.time.LocalDate;
import java.util.List;
import luoshi.kernel.Actor;
import org.jspecify.annotations.Nullable;

/** Work that waits for a person (今日), offered by the module that knows it. */
public interface WorkItemSource {
    List<WorkItem> waitingFor(Actor actor);

    /**
     * One thing to do.
     *
     * @param title what it is, already in the reader's language
     * @param detail the fact behind it
     * @param href where it is done
     * @param verb key of the text on the link
     * @param due by when, or null
     */
    record WorkItem(
            String title,
            String detail,
            String href,
            String verb,
            @Nullable LocalDate due) {}
}
