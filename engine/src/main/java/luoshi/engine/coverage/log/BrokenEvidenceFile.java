package luoshi.engine.coverage.log;

import java.io.IOException;

/** A file that is no whole {@link EvidenceFile} (残缺的佐证快照). */
public final class BrokenEvidenceFile extends IOException {
    private static final long serialVersionUID = 1;

    private final Fault fault;

    BrokenEvidenceFile(Fault fault) {
        super(fault.name());
        this.fault = fault;
    }

    /** What is wrong with it. */
    public enum Fault {
        /** Something else than evidence, or nothing at all. */
        FOREIGN,
        /** Of a later version of the format. */
        NEWER,
        /** It ends too early. */
        TRUNCATED,
        /** Its content does not agree with its checksums. */
        DAMAGED
    }

    public Fault fault() {
        return fault;
    }
}
