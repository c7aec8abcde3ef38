/** Two versions of a regulation article by article (制度两版对照): which came, went, changed or got another number. */
@NullMarked
package luoshi.engine.statute.comparison;

import org.jspecify.annotations.NullMarked;
