/** The sign-in page. */
@NullMarked
package luoshi.identity.web;

import org.jspecify.annotations.NullMarked;
