package luoshi.lens.web;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import luoshi.lens.CoverageService;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says above figures that they are told as they were known once (当时所知). */
@Component
class Pasts {
    private final CoverageService coverage;
    private final DateTimeFormatter stamp;

    Pasts(CoverageService coverage, Clock clock) {
        this.coverage = coverage;
        this.stamp = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(clock.getZone());
    }

    /**
     * What is to be said; null where figures of now are asked for.
     *
     * @param now the address of the same as known now
     */
    CoveragePage.@Nullable Past of(Asked asked, String now, Texts t) {
        var known = asked.known();
        if (known == null) {
            return null;
        }
        var since = coverage.rememberedSince();
        var text = t.get(
                "coverage.past",
                known,
                coverage.enteredAt(known).map(stamp::format).orElse("–"));
        return new CoveragePage.Past(
                known < since ? text + (t.english() ? " " : "") + t.get("coverage.past.since", since) : text,
                new CoveragePage.Action(t.get("coverage.past.now"), now, ""));
    }
}
