package luoshi.evidence;

import java.util.List;

/**
 * 确认本班: the shifts under one duty leader's shift.
 *
 * @param watches other watches of the reader, to choose from
 * @param open how many can be confirmed now
 */
public record WatchPage(
        String title, String summary, String done, String action, List<Other> watches, List<Row> rows, int open) {
    /** Another watch. */
    public record Other(String label, String href, boolean current) {}

    /**
     * One shift.
     *
     * @param state OPEN can be confirmed, DONE is confirmed, RUNNING has not ended
     */
    public record Row(
            String id,
            String name,
            String unit,
            String seat,
            String hours,
            String duties,
            String state,
            String stateText) {
        public boolean open() {
            return state.equals("OPEN");
        }
    }
}
