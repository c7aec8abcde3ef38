package luoshi.bench.coverage;

/** What the others are compared with. */
interface Ours extends Contender {
    /** What the figures include, such as {@code bound, filled}. */
    String planes();

    /** Reads everything once that the cube reads and adds it up; the time of this is the floor. */
    long read();
}
