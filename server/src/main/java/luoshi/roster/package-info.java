/** Shifts, swaps and occasions (值班、逢事). */
@NullMarked
package luoshi.roster;

import org.jspecify.annotations.NullMarked;
