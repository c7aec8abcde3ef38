package luoshi.engine.statute;

import java.util.List;

/**
 * Which part of a text words point to (条文位置): 第十二条第二款第（三）项 is article [12], paragraph 2, item 3. A level that is not
 * named is 0, an article not named is empty.
 */
public record Address(
        int part, int subpart, int chapter, int section, List<Integer> article, int paragraph, int item, int subitem) {
    /** Names no part: the text as a whole. */
    public static final Address WHOLE = new Address(0, 0, 0, 0, List.of(), 0, 0, 0);

    public Address {
        article = List.copyOf(article);
    }

    /** {@code 12-1/2/3} for 第十二条之一第二款第（三）项, {@code 12//3} without the 款, {@code 章3节1}; "" for the whole. */
    @Override
    public String toString() {
        var out = new StringBuilder();
        level(out, "编", part);
        level(out, "分编", subpart);
        level(out, "章", chapter);
        level(out, "节", section);
        for (int k = 0; k < article.size(); k++) {
            out.append(k == 0 ? "" : "-").append(article.get(k));
        }
        if (paragraph + item + subitem > 0) {
            out.append('/').append(paragraph == 0 ? "" : paragraph);
        }
        if (item + subitem > 0) {
            out.append('/').append(item == 0 ? "" : item);
        }
        return subitem == 0 ? out.toString() : out.append('/').append(subitem).toString();
    }

    private static void level(StringBuilder out, String name, int number) {
        if (number > 0) {
            out.append(name).append(number);
        }
    }
}
