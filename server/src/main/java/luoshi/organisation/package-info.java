/** 队伍: units and people, who leads, who works where, from when to when. */
@NullMarked
package luoshi.organisation;

import org.jspecify.annotations.NullMarked;
