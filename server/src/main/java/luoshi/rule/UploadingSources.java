package luoshi.rule;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import luoshi.engine.statute.Statute;
import luoshi.engine.statute.StatuteParser;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import luoshi.kernel.Reason;
import luoshi.ledger.Ledger;
import luoshi.rule.RegulationFile.Reading;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes regulations in: the bytes as they are, the structure read from them, the same file once for each owner. */
@Component
class UploadingSources {
    private final JdbcSources sources;
    private final Ledger ledger;
    private final Clock clock;

    UploadingSources(JdbcSources sources, Ledger ledger, Clock clock) {
        this.sources = sources;
        this.ledger = ledger;
        this.clock = clock;
    }

    sealed interface Upload {
        record Uploaded(long source) implements Upload {}

        /** The same bytes were uploaded before. */
        record AlreadyThere(long source) implements Upload {}

        record Refused(Reason reason) implements Upload {}
    }

    @Transactional
    public Upload handle(UploadSource command, Actor actor) {
        Permission.WRITE_RULES.require(actor, command.ownerUnit());
        if (command.bytes().length > RegulationFile.MAX_BYTES) {
            return new Upload.Refused(Reason.of("reason.rule.file-too-large"));
        }
        var hash = DigestUtils.sha256Hex(command.bytes());
        var known = sources.withBytes(command.ownerUnit(), hash);
        if (known.isPresent()) {
            return new Upload.AlreadyThere(known.get());
        }
        return switch (RegulationFile.read(command.fileName(), command.bytes())) {
            case Reading.Refused refused -> new Upload.Refused(refused.reason());
            case Reading.Read read -> store(command, hash, read);
        };
    }

    private Upload store(UploadSource command, String hash, Reading.Read read) {
        var statute = StatuteParser.parse(read.utf8());
        var title = title(command, statute);
        var stored = sources.add(command, title, hash, read.notes(), OffsetDateTime.now(clock));
        if (stored.isEmpty()) {
            return new Upload.AlreadyThere(
                    sources.withBytes(command.ownerUnit(), hash).orElseThrow());
        }
        long id = stored.get();
        var parts = sources.addNodes(id, statute.nodes());
        sources.addProblems(id, statute.problems());
        ledger.append(new Ledger.Entry(
                "SourceUploaded",
                "source",
                id,
                command.ownerUnit(),
                null,
                Map.of("title", title, "file", command.fileName(), "sha256", hash, "parts", parts)));
        return new Upload.Uploaded(id);
    }

    private static String title(UploadSource command, Statute statute) {
        if (!command.title().isEmpty()) {
            return command.title();
        }
        var printed = statute.title().strip();
        return printed.isEmpty() ? command.fileName() : printed.substring(0, Math.min(printed.length(), 200));
    }
}
