/** Accounts and sign-in. */
@NullMarked
package luoshi.identity;

import org.jspecify.annotations.NullMarked;
