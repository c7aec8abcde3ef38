/** An invented bureau with a year of records (样本世界): one seed, the clock's day, and nothing real. */
@NullMarked
package luoshi.sample;

import org.jspecify.annotations.NullMarked;
