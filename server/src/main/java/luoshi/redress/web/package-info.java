/** What the templates of redress show. */
@NullMarked
package luoshi.redress.web;

import org.jspecify.annotations.NullMarked;
