package luoshi.exchange.spi;

import java.util.List;

/**
 * What a row would change in what is stored already (要改的资料): shown before anything is written, never done unseen.
 *
 * @param row as the spreadsheet shows it
 * @param subject whom or what it is about, as people call it
 * @param key of the message that says the change
 * @param data of that message
 */
public record RowChange(int row, String subject, String key, List<String> data) {
    public RowChange {
        data = List.copyOf(data);
    }
}
