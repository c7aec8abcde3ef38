package luoshi.ledger;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import javax.sql.DataSource;
import luoshi.engine.calendar.OffHours;
import luoshi.kernel.Actor;
import luoshi.kernel.Forbidden;
import luoshi.web.Form;
import luoshi.web.Texts;
import luoshi.web.spi.NavigationEntry;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The 审计链 on the screen: everybody reads the entries that he may read, and how the chain stands. */
@Controller
class LedgerController implements NavigationEntry {
    /** A short chain is verified before the page is there again, a long one beside it. */
    private static final long PATIENCE_SECONDS = 2;

    private final LedgerPages pages;
    private final EntryPages entryPages;
    private final RoutineVerification routine;
    private final DataSource reader;
    private final Clock clock;

    LedgerController(
            LedgerPages pages,
            EntryPages entryPages,
            RoutineVerification routine,
            @Qualifier("readerDataSource") DataSource reader,
            Clock clock) {
        this.pages = pages;
        this.entryPages = entryPages;
        this.routine = routine;
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    public Place place() {
        return new Place(Group.STATION, 60, "ledger", "/ledger", "link", false);
    }

    @GetMapping("/ledger")
    String ledger(Actor actor, Texts t, Model model, Form query) {
        model.addAttribute("page", pages.page(actor, t, query));
        return "ledger/ledger";
    }

    @GetMapping("/ledger/{seq:\\d{1,18}}")
    String entry(Actor actor, Texts t, Model model, @PathVariable long seq) {
        model.addAttribute("page", entryPages.page(actor, t, seq));
        return "ledger/entry";
    }

    @PostMapping("/ledger/verify")
    String verify(Actor actor) {
        return "redirect:/ledger?done=" + (routine.ask(actor, PATIENCE_SECONDS) ? "verified" : "verifying");
    }

    /** The bytes of {@code luoshi ledger export}, as they come. */
    @GetMapping("/ledger/export")
    void export(Actor actor, HttpServletResponse response) throws IOException, SQLException {
        if (!pages.mayExport(actor)) {
            throw new Forbidden("EXPORT_LEDGER");
        }
        var day = LocalDate.ofInstant(clock.instant(), OffHours.CHINA);
        try (var connection = reader.getConnection()) {
            response.setContentType("text/plain;charset=UTF-8");
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename("luoshi-ledger-" + day + ".txt", StandardCharsets.UTF_8)
                            .build()
                            .toString());
            ExportedLedger.stream(connection, response.getOutputStream());
        }
    }
}
