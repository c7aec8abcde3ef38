package luoshi.evidence;

import java.util.List;
import luoshi.web.Field;
import luoshi.web.Mistake;

/**
 * 记一笔: the form with everything filled that can be known.
 *
 * @param subject whose act it is, in words
 * @param person the person's id, or an empty text for a duty of a unit
 * @param unit the unit's id for a duty of a unit, else an empty text
 * @param dutyHref the clause behind the duty
 * @param other where another duty is chosen
 * @param asksNotice whether it matters that it was done without notice
 * @param once token that lets the form count once
 */
public record EvidenceForm(
        String title,
        String subject,
        String person,
        String unit,
        String duty,
        String dutyTitle,
        String dutyFrom,
        String dutyHref,
        String other,
        Field kind,
        Field day,
        String today,
        Field time,
        Field quantity,
        boolean unannounced,
        boolean asksNotice,
        Field note,
        String once,
        List<Mistake> mistakes) {}
