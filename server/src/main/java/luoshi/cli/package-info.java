/** 命令行: every command of {@code ./luoshi} that runs in Java. */
@NullMarked
package luoshi.cli;

import org.jspecify.annotations.NullMarked;
