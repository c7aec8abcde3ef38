/** Regulations as trees of 编/章/节/条/款/项 with exact numbers and byte spans (制度结构). */
@NullMarked
package luoshi.engine.statute;

import org.jspecify.annotations.NullMarked;
