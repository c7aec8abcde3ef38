package luoshi.engine.coverage;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The boundaries of domain §3 that a test shows, each as «Group: sentence». {@link BoundaryTableTests} lists them in {@code
 * docs/boundaries.md}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Boundary {
    String[] value();
}
