package luoshi.engine.statute;

/** The bracketed name some regulations give an article (条标): 第三条【…】 or 第三条（…）. */
final class ArticleHeading {
    private static final int LONGEST = 60;
    private static final int SHORTEST = 6;

    private ArticleHeading() {}

    /** Keeps the name on the article, if there is one; returns where its words start. */
    static int read(byte[] b, Line line, Draft article) {
        int start = line.textStart;
        int open = Utf8.at(b, start, line.end);
        int close = open == '【' ? '】' : open == '（' ? '）' : 0;
        if (close == 0) {
            return start;
        }
        for (int i = start + 3; i < Math.min(line.end, start + 3 + LONGEST); i += Utf8.width(b, i)) {
            int c = Utf8.at(b, i, line.end);
            if (c == close) {
                int length = i - start - 3;
                if (length < SHORTEST || ChineseNumeral.scan(b, start + 3, i) == i) {
                    return start;
                }
                article.heading = Headings.squeeze(Draft.text(b, start + 3, i));
                article.headingStart = start;
                article.headingEnd = i + 3;
                article.end = i + 3;
                int from = Utf8.skipBlanks(b, i + 3, line.end);
                article.end = Math.max(article.end, line.end);
                return from;
            }
            if (c == '。' || c == '，' || c == '；') {
                return start;
            }
        }
        return start;
    }
}
