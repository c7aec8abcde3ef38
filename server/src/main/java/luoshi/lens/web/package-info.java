/** The pages of the lenses: 全面, a person's page, search, and what 今日 shows of them. */
@NullMarked
package luoshi.lens.web;

import org.jspecify.annotations.NullMarked;
