/** What is sealed (密封): complaints, and what is handed to the competent body. */
@NullMarked
package luoshi.referral;

import org.jspecify.annotations.NullMarked;
