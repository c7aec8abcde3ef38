package luoshi.supervision.web;

import java.util.List;
import luoshi.web.Field;
import luoshi.web.Mistake;

/**
 * 记一次表扬: where first, then whom and what for.
 *
 * @param unit the unit's id, empty while it is still to be chosen
 * @param where the unit to choose, with its name once it is chosen
 */
public record CommendationPage(
        String unit,
        String unitName,
        Field where,
        Field area,
        Field kind,
        Field whom,
        Field seen,
        Field day,
        String today,
        String once,
        List<Mistake> mistakes) {}
