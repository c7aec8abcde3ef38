/** The rules of 问题整改 without a database: what may follow on what, who may do it, who is told when it is late. */
@NullMarked
package luoshi.rectification.domain;

import org.jspecify.annotations.NullMarked;
