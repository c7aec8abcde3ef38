/** What the templates of referral show. */
@NullMarked
package luoshi.referral.web;

import org.jspecify.annotations.NullMarked;
