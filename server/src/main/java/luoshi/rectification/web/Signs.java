package luoshi.rectification.web;

import luoshi.rectification.domain.ProblemState;

/** How a state of a problem looks: the class of its tag. */
final class Signs {
    private Signs() {}

    static String of(ProblemState state, int late) {
        if (late > 0) {
            return "bad";
        }
        return switch (state) {
            case OPENED, ASSIGNED, PLANNED, UNDER_WAY, WITHDRAWN -> "";
            case CLAIMED -> "acc";
            case VERIFIED, LOOKED_BACK, SETTLED -> "good";
            case RELAPSED -> "warn";
        };
    }

    static String icon(ProblemState state, int late) {
        if (late > 0) {
            return "clock";
        }
        return switch (state) {
            case OPENED, ASSIGNED, PLANNED -> "circle-dashed";
            case UNDER_WAY -> "player-play";
            case CLAIMED -> "send";
            case VERIFIED, LOOKED_BACK -> "eye";
            case SETTLED -> "circle-check";
            case RELAPSED -> "rotate-2";
            case WITHDRAWN -> "arrow-back-up";
        };
    }
}
