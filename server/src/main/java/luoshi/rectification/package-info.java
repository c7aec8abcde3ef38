/** Problems led to their end (问题整改): opened, assigned, put right, verified by another, looked back upon. */
@NullMarked
package luoshi.rectification;

import org.jspecify.annotations.NullMarked;
