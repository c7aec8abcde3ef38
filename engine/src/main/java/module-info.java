/** Pure calculations of Luoshi: records in, results out; no clock, no I/O, no SQL resolves here. */
module luoshi.engine {
    requires static org.jspecify;

    exports luoshi.engine.calendar;
    exports luoshi.engine.coverage;
    exports luoshi.engine.ledger;
    exports luoshi.engine.statute;
    exports luoshi.engine.statute.comparison;
    exports luoshi.engine.statute.json;
    exports luoshi.engine.statute.lint;
}
