package luoshi.rule.web;

import java.util.List;

/** What a clause says of the five things, and which words are vague. */
public record LintView(String spoken, String verdict, boolean complete, List<One> five, List<String> vague) {
    /** One of the five: whether it lacks, and the words that say it. */
    public record One(String label, boolean lacks, String words) {}
}
