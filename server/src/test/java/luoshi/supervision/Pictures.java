package luoshi.supervision;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Files that people hand in as photos, made byte by byte. */
public final class Pictures {
    private Pictures() {}

    /** A picture whose upper half is red and whose lower half is blue. */
    public static byte[] of(String format, int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width, height / 2);
        pen.setColor(Color.BLUE);
        pen.fillRect(0, height / 2, width, height - height / 2);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }

    /** The JPEG with a note of where it was taken and that it lies on its side (orientation 6: turn it to the right). */
    public static byte[] onItsSideWithPlace(byte[] jpeg) {
        var exif = ByteBuffer.allocate(200);
        exif.put("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1));
        exif.put("MM".getBytes(StandardCharsets.ISO_8859_1))
                .putShort((short) 42)
                .putInt(8);
        exif.putShort((short) 2);
        exif.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) 6)
                .putShort((short) 0);
        exif.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(38);
        exif.putInt(0);
        exif.putShort((short) 1);
        exif.putShort((short) 1).putShort((short) 2).putInt(2).put("N\0\0\0".getBytes(StandardCharsets.ISO_8859_1));
        exif.putInt(0);
        exif.put("GPS-SECRET-PLACE".getBytes(StandardCharsets.ISO_8859_1));
        var length = exif.position();
        var all = ByteBuffer.allocate(jpeg.length + length + 4);
        all.put(jpeg, 0, 2).putShort((short) 0xffe1).putShort((short) (length + 2));
        all.put(exif.array(), 0, length).put(jpeg, 2, jpeg.length - 2);
        return all.array();
    }

    /** A PNG that says how large it is and holds nothing. */
    public static byte[] pngHeader(int width, int height) {
        var header = ByteBuffer.allocate(17);
        header.put("IHDR".getBytes(StandardCharsets.ISO_8859_1)).putInt(width).putInt(height);
        header.put(new byte[] {8, 2, 0, 0, 0});
        var check = new CRC32();
        check.update(header.array());
        var file = ByteBuffer.allocate(8 + 4 + 17 + 4);
        file.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        file.putInt(13).put(header.array()).putInt((int) check.getValue());
        return file.array();
    }

    /** A small JPEG whose frame says that it is larger. */
    public static byte[] jpegHeader(int width, int height) {
        var file = of("jpg", 16, 16);
        for (var at = 0; at < file.length - 9; at++) {
            if ((file[at] & 0xff) == 0xff && (file[at + 1] & 0xff) == 0xc0) {
                ByteBuffer.wrap(file).putShort(at + 5, (short) height).putShort(at + 7, (short) width);
                return file;
            }
        }
        throw new IllegalStateException("no frame in the JPEG");
    }
}
