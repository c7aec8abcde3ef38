package luoshi.evidence;

import java.util.List;
import luoshi.web.Field;
import luoshi.web.Mistake;

/** 撤回一笔: what is withdrawn, and why. */
public record WithdrawalForm(
        String action, String duty, String when, String kind, String person, Field reason, List<Mistake> mistakes) {}
