/** Working days, periods, key times and deadlines of a published holiday calendar (工作日历). */
@NullMarked
package luoshi.engine.calendar;

import org.jspecify.annotations.NullMarked;
