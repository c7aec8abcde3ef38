package luoshi.engine.statute;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where in the tree the words stand that are looked at: what 本条, 前款 and a bare 第二款 are counted from. */
final class Where {
    private Places places = new Places();
    private final int[] above = new int[Level.ARTICLE];
    private @Nullable Node article;
    private @Nullable Node paragraph;
    private @Nullable Node item;
    private int articles;

    void begin(Places regulation) {
        places = regulation;
        articles = 0;
        Arrays.fill(above, 0);
        article = null;
        paragraph = null;
        item = null;
    }

    void enter(Node node) {
        switch (node.kind()) {
            case PART, SUBPART, CHAPTER, SECTION -> {
                int level = node.kind().ordinal();
                above[level] = node.ordinal().getFirst();
                Arrays.fill(above, level + 1, Level.ARTICLE, 0);
            }
            case ARTICLE -> {
                article = node;
                paragraph = null;
                item = null;
                articles++;
            }
            case PARAGRAPH -> {
                paragraph = node;
                item = null;
            }
            case ITEM -> item = node;
            case SUBITEM, TABLE, ANNEX, FREE -> {}
        }
    }

    void leave(Node node) {
        if (node == item) {
            item = null;
        } else if (node == paragraph) {
            paragraph = null;
        } else if (node == article) {
            article = null;
        }
    }

    /** A 节 named without its 章 is one of the 章 the words stand in, if there is such. */
    @Nullable
    Node find(Address address) {
        if (address.article().isEmpty() && address.chapter() == 0) {
            var near = places.find(new Address(
                    address.part() > 0 ? address.part() : above[Level.PART],
                    address.subpart() > 0 ? address.subpart() : above[Level.SUBPART],
                    address.section() > 0 ? above[Level.CHAPTER] : 0,
                    address.section(),
                    List.of(),
                    0,
                    0,
                    0));
            if (near != null && address.part() + address.subpart() + address.section() > 0) {
                return near;
            }
        }
        return places.find(address);
    }

    /** Puts 本条, 本款, 本章 into the chain; false where the words stand in none. */
    boolean put(Chain chain, int level) {
        if (level < Level.ARTICLE) {
            if (above[level] == 0) {
                return false;
            }
            chain.put(level, above[level]);
            return true;
        }
        if (article == null) {
            return false;
        }
        chain.put(article.ordinal());
        if (level >= Level.PARAGRAPH && (paragraph != null || level == Level.PARAGRAPH)) {
            chain.put(
                    Level.PARAGRAPH, paragraph == null ? 1 : paragraph.ordinal().getFirst());
        }
        if (level == Level.ITEM) {
            if (item == null) {
                return false;
            }
            chain.put(Level.ITEM, item.ordinal().getFirst());
        }
        return true;
    }

    /** Puts what lies {@code count} before: 前款, 前两款's first, 前条; false where nothing does. */
    boolean back(Chain chain, int level, int count) {
        if (level == Level.ARTICLE) {
            var before = places.at(articles - 1 - count);
            if (article == null || before == null) {
                return false;
            }
            chain.put(before.ordinal());
            return true;
        }
        if (!put(chain, level)) {
            return false;
        }
        int number = chain.number(level) - count;
        if (number < 1) {
            return false;
        }
        chain.put(level, number);
        return true;
    }

    /** A 款 or 项 named alone belongs to the article it stands in, or to the one named before if that has none such. */
    void complete(Chain chain, List<Integer> mentioned) {
        if (chain.first < Level.PARAGRAPH) {
            return;
        }
        int named = chain.number(Level.PARAGRAPH);
        int items = chain.number(Level.ITEM);
        int subitems = chain.number(Level.SUBITEM);
        var open = article;
        if (open == null) {
            return;
        }
        boolean own = named == 0
                || mentioned.isEmpty()
                || named <= Math.max(1, open.children().size());
        int within = chain.first == Level.ITEM && paragraph != null
                ? paragraph.ordinal().getFirst()
                : 0;
        chain.put(own ? open.ordinal() : mentioned);
        if (named > 0 || own && within > 0) {
            chain.put(Level.PARAGRAPH, named > 0 ? named : within);
        }
        if (items > 0) {
            chain.put(Level.ITEM, items);
        }
        if (subitems > 0) {
            chain.put(Level.SUBITEM, subitems);
        }
    }
}
