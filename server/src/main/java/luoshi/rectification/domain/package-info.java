/** The rules of 问题整改 without a database: what may follow on what, who may do it, who is told when it is late. */
@NullMarked
@NamedInterface("domain")
package luoshi.rectification.domain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
