package io.targetledger.segment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.targetledger.customer.CustomerId;
import io.targetledger.customer.CustomerProfile;
import io.targetledger.segment.Deal.Stage;
import io.targetledger.shared.Ids;

/** The public CRM sample, which is kept beside the project and not in it. */
final class SampleCrm {

    private SampleCrm() {}

    /** The directory, looked for from the working directory upwards; null where there is none. */
    static Path directory() {
        return Stream.iterate(Path.of("").toAbsolutePath(), above -> above != null, Path::getParent)
                .map(above -> above.resolve("shared/data/crm-sales-opportunities"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(null);
    }

    /** For {@code @EnabledIf}. */
    static boolean isThere() {
        return directory() != null;
    }

    /** Rows without the heading, cut at the commas: the sample quotes nothing. */
    static List<String[]> rows(String file) {
        try (Stream<String> lines = Files.lines(directory().resolve(file))) {
            return lines.skip(1).map(line -> line.split(",", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every account with its deals, as of a day. */
    static List<CustomerAsOf> customers(LocalDate on) {
        Map<String, List<Deal>> deals = rows("sales_pipeline.csv").stream()
                .collect(Collectors.groupingBy(
                        row -> row[3],
                        Collectors.mapping(
                                row -> new Deal(
                                        row[0],
                                        Stage.valueOf(row[4].toUpperCase(Locale.ROOT)),
                                        LocalDate.parse(row[6]),
                                        new BigDecimal(row[7])),
                                Collectors.toList())));
        return rows("accounts.csv").stream()
                .map(row -> new CustomerAsOf(
                        new CustomerId("customer/" + Ids.codeOf(row[0])),
                        new CustomerProfile(
                                row[0],
                                row[1],
                                Integer.valueOf(row[2]),
                                new BigDecimal(row[3]).movePointRight(6),
                                Integer.valueOf(row[4]),
                                row[5],
                                row[6]),
                        deals.getOrDefault(row[0], List.of()),
                        on))
                .toList();
    }
}
