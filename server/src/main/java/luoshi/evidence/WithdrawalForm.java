package luoshi.evidence;

/** 撤回一笔: what is withdrawn, and why. */
public record WithdrawalForm(
        String action, String duty, String when, String kind, String person, String reason, String error) {}
