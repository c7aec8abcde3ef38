/** What the pages of the 审计链 show. */
@NullMarked
package luoshi.ledger.web;

import org.jspecify.annotations.NullMarked;
