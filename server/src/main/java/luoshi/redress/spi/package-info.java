/** What redress asks of the module that keeps findings. */
@NullMarked
@NamedInterface("spi")
package luoshi.redress.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
