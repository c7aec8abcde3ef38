package luoshi.organisation;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import luoshi.exchange.spi.RowChange;
import luoshi.exchange.spi.RowFailure;
import luoshi.exchange.spi.RowImporter.Read;

/**
 * One change that a row of a roster makes about somebody who is there already (名册里的一处变动).
 *
 * @param key of the message that says it, below {@code import.roster.change}
 * @param act carries it out on the person in that version, through the use case of the page
 * @param asked what that use case says against it as things stand now
 */
record RosterStep(
        Read<PersonRow> read,
        Person person,
        String key,
        List<String> data,
        IntFunction<Outcome> act,
        Supplier<Against> asked) {
    private static final Map<String, String> COLUMNS = Map.of(
            "on", "from",
            "overall", "charge",
            "area", "charge",
            "person", "charge",
            "lastDay", "until");

    /** Whether the other can only be asked for once this one is made: what follows a move, and charges that follow a post. */
    boolean carries(RosterStep other) {
        return key.matches("transfer.*|lend.*") || key.startsWith("post") && other.key.equals("charge");
    }

    RowChange told() {
        return new RowChange(read.row(), person.name(), "import.roster.change." + key, data);
    }

    /** What a use case says against it, at the cells of the row. */
    List<RowFailure> failures(List<Outcome.Refusal> refusals) {
        return refusals.stream()
                .map(refusal -> {
                    var column = key.equals("lend") && refusal.field().equals("lastDay")
                            ? "loanUntil"
                            : COLUMNS.getOrDefault(refusal.field(), refusal.field());
                    return new RowFailure(read.row(), column, read.value().said(column), refusal.reason());
                })
                .toList();
    }
}
