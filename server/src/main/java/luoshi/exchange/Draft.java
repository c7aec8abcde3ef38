package luoshi.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import luoshi.exchange.spi.Parsed;
import luoshi.exchange.spi.Review;
import luoshi.exchange.spi.Row;
import luoshi.exchange.spi.RowFailure;
import luoshi.exchange.spi.RowImporter;
import luoshi.exchange.spi.RowImporter.Read;
import luoshi.kernel.Reason;

/** The rows of a file read one by one, before anybody looked at them together (初读). */
record Draft<T>(Headers headers, int rows, List<Read<T>> good, List<RowFailure> failures) {
    static <T> Draft<T> of(RowImporter<T> importer, Headers headers, List<Row> rows) {
        var failures = new ArrayList<RowFailure>();
        for (var column : Importing.lacking(importer.columns(), headers)) {
            failures.add(new RowFailure(0, column.key(), "", Reason.of("reason.exchange.column-lacking")));
        }
        if (rows.isEmpty() && failures.isEmpty()) {
            failures.add(new RowFailure(0, "", "", Reason.of("reason.exchange.file-without-rows")));
        }
        var good = new ArrayList<Read<T>>();
        if (failures.isEmpty()) {
            for (var row : rows) {
                switch (importer.parse(row)) {
                    case Parsed.Good<T>(var value) -> good.add(new Read<>(row.number(), value));
                    case Parsed.Bad<T>(var bad) -> failures.addAll(bad);
                }
            }
        }
        return new Draft<>(headers, rows.size(), List.copyOf(good), List.copyOf(failures));
    }

    boolean clean() {
        return failures.isEmpty();
    }

    ImportReport report(RowImporter<T> importer, ImportFile file, Review review, boolean written) {
        var all = new ArrayList<>(failures);
        all.addAll(review.failures());
        var order = importer.columns().stream().map(column -> column.key()).toList();
        all.sort(Comparator.comparingInt(RowFailure::row).thenComparing(failure -> order.indexOf(failure.column())));
        var bad = new HashSet<Integer>();
        review.failures().forEach(failure -> bad.add(failure.row()));
        var sound = (int) good.stream()
                .filter(row -> !bad.contains(row.row()) && !review.already().contains(row.row()))
                .count();
        return new ImportReport(
                importer.kind(),
                file.name(),
                rows,
                sound,
                review.already().size(),
                review.changes().stream()
                        .filter(change -> !bad.contains(change.row()))
                        .toList(),
                all,
                IntStream.range(0, headers.texts().size())
                        .mapToObj(index -> new ImportReport.Header(
                                headers.texts().get(index), headers.columns().get(index)))
                        .filter(header -> !header.text().isEmpty())
                        .toList(),
                written);
    }
}
