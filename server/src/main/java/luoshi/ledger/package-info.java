/** 审计链: the append-only record of every change. */
@NullMarked
package luoshi.ledger;

import org.jspecify.annotations.NullMarked;
