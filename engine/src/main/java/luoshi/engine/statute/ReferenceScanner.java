package luoshi.engine.statute;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the references that open at the places noted while the lines were cut, knowing where in the tree it is. */
final class ReferenceScanner {
    /** Bytes within which a title closes, a remark behind it, and a name after 本 goes on with 第. */
    private static final int LONGEST_TITLE = 600;

    private static final int LONGEST_REMARK = 300;

    private static final Span NONE = new Span(0, 0);

    private final byte[] b;
    private final List<Reference> found;
    private final Chain chain;
    private final TextNames names;
    private final Where where = new Where();
    private int limit;
    private int start;
    private int done;
    private boolean quoted;
    /** The article of this text that the words looked at named last. */
    private List<Integer> mentioned = List.of();
    /** Where the name of the other text stands; empty for this text. */
    private Span title = NONE;

    ReferenceScanner(byte[] bytes, List<Reference> found) {
        this.b = bytes;
        this.found = found;
        this.chain = new Chain(bytes);
        this.names = new TextNames(bytes);
    }

    void begin(Places places) {
        where.begin(places);
    }

    void enter(Node node) {
        where.enter(node);
    }

    void leave(Node node) {
        where.leave(node);
    }

    /** The words of the part are looked at next. */
    void open(Node node) {
        start = node.textAt();
        limit = node.textEnd();
        quoted = node.quoted();
        done = start;
        mentioned = List.of();
    }

    void look(int i) {
        if (i < done) {
            return;
        }
        title = NONE;
        chain.clear();
        switch (Utf8.at(b, i, limit)) {
            case '《' -> titled(i);
            case '第' -> numbered(i);
            case '本' -> own(i);
            case '前', '上' -> former(i);
            default -> {}
        }
    }

    private void titled(int i) {
        int close = closing(i, '《', '》', LONGEST_TITLE);
        if (close < 0) {
            return;
        }
        title = new Span(i, close);
        int open = Utf8.at(b, close, limit);
        int behind = open == '（'
                ? closing(close, '（', '）', LONGEST_REMARK)
                : open == '(' ? closing(close, '(', ')', LONGEST_REMARK) : close;
        if (behind > 0 && Utf8.at(b, behind, limit) == '第' && chain.read(behind, limit, Level.NONE)) {
            chained(i);
        } else {
            done = close;
            add(i, close, Address.WHOLE, null);
        }
    }

    /** One past the bracket that closes the one at {@code i}, or -1. */
    private int closing(int i, int opens, int closes, int within) {
        int depth = 0;
        for (int k = i; k < Math.min(limit, i + within); k += Utf8.width(b, k)) {
            int c = Utf8.at(b, k, limit);
            depth += c == opens ? 1 : c == closes ? -1 : 0;
            if (depth == 0) {
                return k + Utf8.width(b, k);
            }
        }
        return -1;
    }

    private void numbered(int i) {
        if (!chain.read(i, limit, Level.NONE)) {
            return;
        }
        int own = names.ownBefore(Math.max(start, done), i);
        int from = own >= 0 ? own : names.before(start, i, done);
        if (from < i && own < 0) {
            title = new Span(from, i);
        } else if (own < 0) {
            where.complete(chain, mentioned);
        }
        chained(from);
    }

    private void own(int i) {
        int level = Level.at(b, i + 3, limit);
        if (level == Level.NONE || level == Level.SUBITEM || level == Level.SUBPART) {
            return;
        }
        int before = i > start ? Utf8.before(b, start, i) : -1;
        if (before > 0 && "资成样根文日一基".indexOf(before) >= 0) {
            return;
        }
        int end = i + 3 + Level.width(level);
        if (level == Level.ARTICLE && Utf8.at(b, end, limit) == '前' && relative(i, end)) {
            return;
        }
        boolean placed = !quoted && where.put(chain, level);
        if (chain.read(end, limit, level)) {
            if (chain.number(Level.ARTICLE) > 0 && level < Level.ARTICLE) {
                chain.forgetAbove(Level.ARTICLE);
            }
            chained(i);
        } else if (level < Level.ARTICLE && chain.read(end, limit, Level.NONE)) {
            chained(i);
        } else {
            alone(i, end, level, placed);
        }
    }

    private void former(int i) {
        int before = i > start ? Utf8.before(b, start, i) : -1;
        if ("以之提目日事生当空从此年月".indexOf(before) >= 0 && before > 0) {
            return;
        }
        relative(i, i);
    }

    /** 前款, 前两款, 上条 at {@code at}; the words begin at {@code from}. */
    private boolean relative(int from, int at) {
        int to = ChineseNumeral.scan(b, at + 3, limit);
        int count = to == at + 3 ? 1 : ChineseNumeral.value(b, at + 3, to);
        int level = Level.at(b, to, limit);
        if (level < Level.ARTICLE || level == Level.SUBITEM || count < 1) {
            return false;
        }
        int end = to + 3;
        boolean placed = !quoted && where.back(chain, level, count);
        if (to > at + 3) {
            var first = placed ? chain.address() : null;
            boolean last = placed && where.back(chain, level, 1);
            done = end;
            add(from, end, first, last && count > 1 ? chain.address() : null);
            return true;
        }
        if (chain.read(end, limit, level)) {
            chained(from, placed);
        } else {
            alone(from, end, level, placed);
        }
        return true;
    }

    /** 前款, 本条 with nothing behind it that goes deeper. */
    private void alone(int from, int end, int level, boolean placed) {
        chain.end = end;
        chain.deepest = level;
        add(from, end, placed ? chain.address() : null, null);
        enumeration(placed);
    }

    private void chained(int from) {
        chained(from, true);
    }

    /** The chain stands; what goes on with it, as a span or an enumeration, is read now. */
    private void chained(int from, boolean placed) {
        spanned(from, placed);
        enumeration(placed);
    }

    private void spanned(int from, boolean placed) {
        var first = placed ? chain.address() : null;
        int end = chain.end;
        int c = Utf8.at(b, end, limit);
        if ((c == '至' || c == '到') && chain.readLater(end + 3, limit)) {
            add(from, chain.end, first, placed ? chain.address() : null);
        } else {
            chain.end = end;
            add(from, end, first, null);
        }
        if (title == NONE && chain.number(Level.ARTICLE) > 0 && first != null) {
            mentioned = first.article();
        }
    }

    private void enumeration(boolean placed) {
        while (true) {
            int at = behindConjunction(chain.end);
            int end = chain.end;
            if (at < 0 || !chain.readLater(at, limit)) {
                chain.end = end;
                done = end;
                return;
            }
            spanned(at, placed);
        }
    }

    /** Where the next of an enumeration may stand; what is quoted or remarked of the one before is passed over. */
    private int behindConjunction(int from) {
        int opens = Utf8.at(b, from, limit);
        int passed = opens == '“'
                ? closing(from, '“', '”', LONGEST_REMARK)
                : opens == '（' ? closing(from, '（', '）', LONGEST_REMARK) : from;
        int i = passed < 0 ? from : passed;
        int c = Utf8.at(b, i, limit);
        int next = Utf8.at(b, i + 3, limit);
        return switch (c) {
            case '、', '和', '及', '与' -> i + 3;
            case '或' -> next == '者' ? i + 6 : i + 3;
            case '以' -> next == '及' ? i + 6 : -1;
            default -> -1;
        };
    }

    private void add(int from, int to, @Nullable Address first, @Nullable Address last) {
        done = Math.max(done, to);
        var node = title == NONE && first != null && !quoted ? where.find(first) : null;
        found.add(new Reference(b, new Span(from, to), title, first, last, node));
    }
}
