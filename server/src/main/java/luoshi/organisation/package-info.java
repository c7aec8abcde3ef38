/** Units, people, posts, charges, guidance (队伍): the leading tree and the guiding lines. */
@NullMarked
package luoshi.organisation;

import org.jspecify.annotations.NullMarked;
