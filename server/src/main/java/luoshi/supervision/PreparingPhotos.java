package luoshi.supervision;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import luoshi.kernel.Reason;
import net.coobird.thumbnailator.Thumbnails;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes pictures ready to be kept (照片): told by their content, measured before they are decoded, turned upright, scaled
 * down and written anew, so that nothing that stood in the file besides the picture is left: no place, no device.
 */
@Component
public class PreparingPhotos {
    /** No photo is larger. */
    public static final int LARGEST_MEGABYTES = 15;

    /** No photo has more pixels; this is decided by its header. */
    public static final int MOST_MEGAPIXELS = 40;

    /** The longer side of a kept photo, in pixels. */
    public static final int SIDE = 2048;

    private static final long MEGA = 1_000_000;
    private static final float QUALITY = 0.82f;
    /** Pictures decoded at the same time: each may take some hundred megabytes for a moment. */
    private final Semaphore room = new Semaphore(2);

    /** What came of a file. */
    public sealed interface Prepared {
        /** It can be kept. */
        record Ready(Photo photo) implements Prepared {}

        /** It cannot, and why. */
        record Unfit(Reason reason) implements Prepared {}
    }

    /** Prepares a file as it was handed in. */
    public Prepared handle(byte[] file) {
        if (file.length > LARGEST_MEGABYTES * 1024 * 1024) {
            return unfit("large", String.valueOf(LARGEST_MEGABYTES));
        }
        var format = PhotoFormat.of(file);
        if (format == PhotoFormat.HEIC) {
            return unfit("heic");
        }
        if (format == PhotoFormat.OTHER) {
            return unfit("none");
        }
        try {
            var pixels = pixels(file);
            if (pixels == null) {
                return unfit("unreadable");
            }
            if (pixels > MOST_MEGAPIXELS * MEGA) {
                return unfit("pixels", String.valueOf((pixels + MEGA - 1) / MEGA), String.valueOf(MOST_MEGAPIXELS));
            }
            room.acquireUninterruptibly();
            try {
                return new Prepared.Ready(write(decode(file, pixels)));
            } finally {
                room.release();
            }
        } catch (IOException | RuntimeException broken) {
            return unfit("unreadable");
        }
    }

    /** Width × height by the header alone; null where nothing here reads the format. */
    private static @Nullable Long pixels(byte[] file) throws IOException {
        try (var stream = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            var readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                return null;
            }
            var reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                return (long) reader.getWidth(0) * reader.getHeight(0);
            } finally {
                reader.dispose();
            }
        }
    }

    /** Upright, no longer than it is kept. */
    private static BufferedImage decode(byte[] file, long pixels) throws IOException {
        var small = Thumbnails.of(new ByteArrayInputStream(file))
                .useExifOrientation(true)
                .imageType(BufferedImage.TYPE_INT_RGB);
        if (pixels <= (long) SIDE * SIDE) {
            var whole = small.scale(1).asBufferedImage();
            return Math.max(whole.getWidth(), whole.getHeight()) <= SIDE
                    ? whole
                    : Thumbnails.of(whole).size(SIDE, SIDE).asBufferedImage();
        }
        return small.size(SIDE, SIDE).asBufferedImage();
    }

    private static Photo write(BufferedImage picture) throws IOException {
        var jpeg = new ByteArrayOutputStream(1 << 19);
        Thumbnails.of(picture)
                .scale(1)
                .outputFormat("jpg")
                .outputQuality(QUALITY)
                .toOutputStream(jpeg);
        if (jpeg.size() == 0) {
            throw new IIOException("nothing written");
        }
        return new Photo(jpeg.toByteArray(), picture.getWidth(), picture.getHeight());
    }

    private static Prepared.Unfit unfit(String key, Object... data) {
        return new Prepared.Unfit(Reason.of("reason.photo." + key, data));
    }
}
