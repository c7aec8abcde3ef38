package luoshi.referral.web;

import java.util.List;

/** 投诉 or 移送: what the reader may see, what is open first. */
public record ComplaintsPage(
        String title, String summary, String current, String add, String addHref, String none, List<Line> rows) {
    /** One matter; {@code sign} class of the tag. */
    public record Line(String day, String about, String matter, String sign, String icon, String state, String href) {}
}
