package luoshi.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps a file between the first look and the decision to store it; after a day without decision it is gone. */
@Component
class KeepingUploads {
    private static final Duration KEPT = Duration.ofHours(24);

    private final Uploads uploads;
    private final Clock clock;

    KeepingUploads(Uploads uploads, Clock clock) {
        this.uploads = uploads;
        this.clock = clock;
    }

    /** A file kept, with what was corrected in it and when the unit stored the very same one before. */
    record Kept(
            Uploads.Upload upload,
            ImportFile file,
            Corrections corrections,
            @Nullable OffsetDateTime storedBefore) {}

    /** What waits for a decision, and what the unit stored lately. */
    record Overview(List<Uploads.Upload> waiting, List<Uploads.Upload> stored) {}

    @Transactional(readOnly = true)
    public Overview overview(Actor actor) {
        return new Overview(uploads.waiting(actor), uploads.stored(actor, 20));
    }

    @Transactional
    public long keep(Actor actor, String kind, ImportFile file) {
        var now = OffsetDateTime.now(clock);
        uploads.dropOlderThan(now.minus(KEPT));
        return uploads.add(actor, kind, file, DigestUtils.sha256Hex(file.content()), true, now);
    }

    /**
     * The file as it stands; its content is empty once it was stored.
     *
     * @throws Missing when it is gone, or somebody else's
     */
    @Transactional(readOnly = true)
    public Kept find(Actor actor, long id) {
        var upload = uploads.find(actor, id).orElseThrow(() -> new Missing("upload", id));
        var content = upload.waiting() ? uploads.content(id) : new byte[0];
        var before = uploads.storedBefore(actor, upload.kind(), upload.sha256()).orElse(null);
        return new Kept(upload, new ImportFile(upload.fileName(), content), uploads.corrections(id), before);
    }

    @Transactional
    public void correct(Actor actor, long id, int row, String column, String value) {
        if (uploads.find(actor, id).filter(Uploads.Upload::waiting).isEmpty()) {
            throw new Missing("upload", id);
        }
        uploads.correct(id, row, column, Cells.clean(value));
    }

    @Transactional
    public void remember(Actor actor, long id, Map<String, String> columnByHeader) {
        var upload =
                uploads.find(actor, id).filter(Uploads.Upload::waiting).orElseThrow(() -> new Missing("upload", id));
        uploads.remember(actor, upload.kind(), columnByHeader);
    }

    @Transactional
    public void drop(Actor actor, long id) {
        uploads.drop(actor, id);
    }
}
