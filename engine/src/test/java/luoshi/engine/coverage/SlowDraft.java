package luoshi.engine.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.coverage.CoverageFacts.Duty;
import luoshi.engine.coverage.CoverageFacts.Evidence;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;

/** A bound cell in the making. */
final class SlowDraft {
    SubjectKind kind;
    long subject;
    Duty version;
    String period;
    Cadence cadence;
    LocalDate start;
    LocalDate last;
    LocalDate baseDue;
    LocalDate due;
    LocalDate lateEnd;
    LocalDate lastBound;
    List<LocalDate> bound = new ArrayList<>();
    int days;
    long slot;
    long unit;
    boolean leader;
    boolean exempt;
    long time;
    long id;
    final List<Evidence> acts = new ArrayList<>();
    final List<Evidence> papers = new ArrayList<>();
}
