/** What a module offers to the shell: entries of the navigation, work that waits for somebody. */
@NullMarked
@NamedInterface("spi")
package luoshi.web.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
