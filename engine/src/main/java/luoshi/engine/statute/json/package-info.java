/** Regulations and their comparison as JSON (见 contract), written as bytes. */
@NullMarked
package luoshi.engine.statute.json;

import org.jspecify.annotations.NullMarked;
