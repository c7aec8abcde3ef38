/** What a module offers to be imported: the columns, how a row is read, how all rows are written. */
@NullMarked
@NamedInterface("spi")
package luoshi.exchange.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
