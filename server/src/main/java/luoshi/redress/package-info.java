/** What a person reads of himself and says to it (说明、异议), and who looked (谁看过). */
@NullMarked
package luoshi.redress;

import org.jspecify.annotations.NullMarked;
