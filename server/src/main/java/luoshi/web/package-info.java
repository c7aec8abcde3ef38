/** The shell of every page: layout, texts, navigation, errors. */
@NullMarked
package luoshi.web;

import org.jspecify.annotations.NullMarked;
