/** What the pages of rules show: view records, already formatted. */
@NullMarked
package luoshi.rule.web;

import org.jspecify.annotations.NullMarked;
