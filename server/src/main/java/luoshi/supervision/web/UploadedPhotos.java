package luoshi.supervision.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import luoshi.kernel.Reason;
import luoshi.supervision.Photo;
import luoshi.supervision.PreparingPhotos;
import luoshi.supervision.PreparingPhotos.Prepared;
import luoshi.web.Form;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.util.WebUtils;

/** Takes the photos of a form, before any transaction begins: what is none is refused at its field. */
@Component
class UploadedPhotos {
    private static final int MOST = 3;
    /** Of a whole form: who needs more makes two checks of it. */
    private static final int MOST_ALTOGETHER = 24;

    private final PreparingPhotos preparing;

    UploadedPhotos(PreparingPhotos preparing) {
        this.preparing = preparing;
    }

    /** The photos by clause; a form without files has none. */
    Map<Long, List<Photo>> of(HttpServletRequest request, Form form) {
        var files = WebUtils.getNativeRequest(request, MultipartRequest.class);
        var photos = new HashMap<Long, List<Photo>>();
        if (files == null) {
            return photos;
        }
        var taken = 0;
        for (var clause : form.ids("clause")) {
            var field = "photo-" + clause;
            var sent = files.getFiles(field).stream()
                    .filter(file -> !file.isEmpty())
                    .toList();
            taken += sent.size();
            if (sent.size() > MOST || taken > MOST_ALTOGETHER) {
                form.refuse(field, Reason.of("reason.check.photos", String.valueOf(MOST)));
            } else if (!sent.isEmpty()) {
                photos.put(clause, prepared(sent, field, form));
            }
        }
        return photos;
    }

    /** A browser does not send files twice: where a refused form had photos that were fit, it says that they are to be chosen again. */
    static void askAgain(Collection<Long> clauses, Form form) {
        for (var clause : clauses) {
            var field = "photo-" + clause;
            if (!form.refused(field)) {
                form.refuse(field, Reason.of("reason.check.photos-again"));
            }
        }
    }

    private List<Photo> prepared(List<MultipartFile> files, String field, Form form) {
        var photos = new ArrayList<Photo>();
        for (var file : files) {
            switch (preparing.handle(bytes(file))) {
                case Prepared.Ready(var photo) -> photos.add(photo);
                case Prepared.Unfit(var reason) -> form.refuse(field, reason);
            }
        }
        return photos;
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
