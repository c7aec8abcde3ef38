@NullMarked
package luoshi;

import org.jspecify.annotations.NullMarked;
