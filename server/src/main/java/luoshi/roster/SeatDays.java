package luoshi.roster;

import java.time.LocalDate;
import luoshi.engine.calendar.WorkCalendar;

/** On which days a seat must be manned (哪些天要有人). */
public enum SeatDays {
    /** 每天 */
    ALL,
    /** 工作日，含调休上班 */
    WORKING,
    /** 休息日 */
    OFF;

    /** Whether the seat must be manned on the day. */
    public boolean includes(LocalDate day, WorkCalendar calendar) {
        return switch (this) {
            case ALL -> true;
            case WORKING -> calendar.isWorking(day);
            case OFF -> !calendar.isWorking(day);
        };
    }
}
