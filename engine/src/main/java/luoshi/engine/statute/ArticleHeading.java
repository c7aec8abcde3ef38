package luoshi.engine.statute;

/** The bracketed name some regulations give an article (条标): 第三条【…】 or 第三条（…）. */
final class ArticleHeading {
    /** Bytes of a bracket. */
    static final int BRACKET = 3;

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
        for (int i = start + BRACKET; i < Math.min(line.end, start + BRACKET + LONGEST); i += Utf8.width(b, i)) {
            int c = Utf8.at(b, i, line.end);
            if (c == close) {
                int length = i - start - BRACKET;
                if (length < SHORTEST || ChineseNumeral.scan(b, start + BRACKET, i) == i) {
                    return start;
                }
                article.heading(start + BRACKET, i);
                return Utf8.skipBlanks(b, i + BRACKET, line.end);
            }
            if (c == '。' || c == '，' || c == '；') {
                return start;
            }
        }
        return start;
    }
}
