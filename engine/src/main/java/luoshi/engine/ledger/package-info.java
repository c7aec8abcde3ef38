/** 审计链: hashes that show whether a record was changed, taken out or put in after it was sealed. */
@NullMarked
package luoshi.engine.ledger;

import org.jspecify.annotations.NullMarked;
