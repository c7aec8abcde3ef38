/** Pages of checks: the list, one check with what came of it, the form on a phone. */
@NullMarked
package luoshi.supervision.web;

import org.jspecify.annotations.NullMarked;
