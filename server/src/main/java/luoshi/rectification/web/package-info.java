/** Pages of 问题整改. */
@NullMarked
package luoshi.rectification.web;

import org.jspecify.annotations.NullMarked;
