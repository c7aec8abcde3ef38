/** Pages of the roster: the month, a shift, swaps, seats, the holiday list. */
@NullMarked
package luoshi.roster.web;

import org.jspecify.annotations.NullMarked;
