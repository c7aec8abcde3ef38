package luoshi.evidence;

import java.util.List;

/**
 * Evidence was recorded (佐证已记); published inside the transaction, so what follows it into memory listens after
 * commit.
 */
public record EvidenceRecorded(List<EvidenceFact> facts) {
    public EvidenceRecorded {
        facts = List.copyOf(facts);
    }
}
