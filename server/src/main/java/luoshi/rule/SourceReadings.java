package luoshi.rule;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import luoshi.engine.statute.Statute;
import luoshi.engine.statute.StatuteParser;
import luoshi.rule.JdbcSources.SourceRow;
import luoshi.rule.RegulationFile.Reading;
import org.springframework.stereotype.Component;

/**
 * The regulations read last, parsed (已解析的制度): the same bytes give the same tree, so that a page need not read a Word file each
 * time. Which ones a reader may see is asked of the database before.
 */
@Component
class SourceReadings {
    private static final int KEPT = 32;
    /** Larger texts are read anew: thirty-two of them would take the memory of everything else. */
    private static final int LARGEST_KEPT = 512 * 1024;

    private final JdbcSources sources;
    private final Map<String, Statute> byHash = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Statute> eldest) {
            return size() > KEPT;
        }
    };

    SourceReadings(JdbcSources sources) {
        this.sources = sources;
    }

    /** The tree of a regulation that the reader sees; empty when its file can no longer be read. */
    Optional<Statute> of(SourceRow source) {
        synchronized (byHash) {
            var known = byHash.get(source.sha256());
            if (known != null) {
                return Optional.of(known);
            }
        }
        var content = sources.content(source.id());
        if (content.isEmpty()
                || !(RegulationFile.read(source.fileName(), content.get()) instanceof Reading.Read read)) {
            return Optional.empty();
        }
        var statute = StatuteParser.parse(read.utf8());
        if (read.utf8().length <= LARGEST_KEPT) {
            synchronized (byHash) {
                byHash.put(source.sha256(), statute);
            }
        }
        return Optional.of(statute);
    }
}
