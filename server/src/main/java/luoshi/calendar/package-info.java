/** Published holidays and make-up days (放假安排) and the working calendar made of them. */
@NullMarked
package luoshi.calendar;

import org.jspecify.annotations.NullMarked;
