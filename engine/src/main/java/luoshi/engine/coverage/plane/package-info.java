/** Bits of cells, one for each row, in chunks that changed copies share (位平面). */
@NullMarked
package luoshi.engine.coverage.plane;

import org.jspecify.annotations.NullMarked;
