package luoshi.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import luoshi.supervision.PreparingPhotos.Prepared;
import org.junit.jupiter.api.Test;

class PreparingPhotosTests {
    private final PreparingPhotos preparing = new PreparingPhotos();

    @Test
    void turnsUprightAndForgetsThePlace() throws IOException {
        var file = Pictures.onItsSideWithPlace(Pictures.of("jpg", 400, 200));
        assertThat(new String(file, StandardCharsets.ISO_8859_1)).contains("Exif", "GPS-SECRET-PLACE");

        var photo = ready(file);

        assertThat(photo.width()).isEqualTo(200);
        assertThat(photo.height()).isEqualTo(400);
        var picture = read(photo);
        assertThat(red(picture, 180, 200))
                .as("what was on top is now on the right")
                .isTrue();
        assertThat(red(picture, 20, 200)).isFalse();
        assertThat(new String(photo.jpeg(), StandardCharsets.ISO_8859_1)).doesNotContain("Exif", "GPS-SECRET-PLACE");
    }

    @Test
    void scalesDownAndNeverUp() throws IOException {
        var large = ready(Pictures.of("png", 4000, 3000));
        var small = ready(Pictures.of("png", 300, 200));
        var wide = ready(Pictures.of("jpg", 3000, 300));

        assertThat(large.width()).isEqualTo(2048);
        assertThat(large.height()).isEqualTo(1536);
        assertThat(small.width()).isEqualTo(300);
        assertThat(wide.width()).isEqualTo(2048);
        assertThat(read(large).getWidth()).isEqualTo(2048);
    }

    @Test
    void refusesSixtyMegapixelsByTheHeader() {
        assertThat(reason(Pictures.pngHeader(10_000, 6_000))).isEqualTo("reason.photo.pixels");
        assertThat(reason(Pictures.jpegHeader(10_000, 6_000))).isEqualTo("reason.photo.pixels");
    }

    @Test
    void refusesWhatIsNoPhoto() {
        assertThat(reason("not a photo at all".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("reason.photo.none");
        assertThat(reason(new byte[0])).isEqualTo("reason.photo.none");
        assertThat(reason("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("reason.photo.none");
        assertThat(reason(Pictures.pngHeader(10, 10))).isEqualTo("reason.photo.unreadable");
        assertThat(reason("RIFF____WEBPVP8 ....".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("reason.photo.unreadable");
    }

    @Test
    void saysPlainlyThatAPhoneFormatCannotBeRead() {
        assertThat(reason("\0\0\0\u0018ftypheic\0\0\0\0mif1heic".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("reason.photo.heic");
    }

    @Test
    void refusesAFileThatIsTooLarge() {
        assertThat(reason(Arrays.copyOf(Pictures.of("jpg", 10, 10), 15 * 1024 * 1024 + 1)))
                .isEqualTo("reason.photo.large");
    }

    private Photo ready(byte[] file) {
        return ((Prepared.Ready) preparing.handle(file)).photo();
    }

    private String reason(byte[] file) {
        return ((Prepared.Unfit) preparing.handle(file)).reason().key();
    }

    private static BufferedImage read(Photo photo) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(photo.jpeg()));
    }

    private static boolean red(BufferedImage picture, int x, int y) {
        var colour = new Color(picture.getRGB(x, y));
        return colour.getRed() > 150 && colour.getBlue() < 100;
    }
}
