/** The shell of every page: layout, texts, navigation, forms, errors. */
@NullMarked
package luoshi.web;

import org.jspecify.annotations.NullMarked;
