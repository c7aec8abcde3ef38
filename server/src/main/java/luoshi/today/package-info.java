/** 今日: the home page, which knows no feature; modules offer what waits. */
@NullMarked
package luoshi.today;

import org.jspecify.annotations.NullMarked;
