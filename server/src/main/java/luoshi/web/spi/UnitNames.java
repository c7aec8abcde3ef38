package luoshi.web.spi;

/** Names of units for the shell, given by the organisation. */
public interface UnitNames {
    /** The name of the unit, or an empty text where the reader may not know it. */
    String nameOf(long unitId);
}
