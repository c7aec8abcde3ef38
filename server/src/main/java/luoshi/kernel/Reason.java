package luoshi.kernel;

import java.util.List;

/** Why something is refused (理由): a message key and its data, never text. */
public record Reason(String key, List<Object> data) {
    public Reason {
        data = List.copyOf(data);
    }

    public static Reason of(String key, Object... data) {
        return new Reason(key, List.of(data));
    }
}
