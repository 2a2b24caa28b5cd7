package io.targetledger.export;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.targetledger.fact.FactFilter;
import io.targetledger.fact.FactPage;
import io.targetledger.fact.FactQuestion;
import io.targetledger.fact.FactRow;
import io.targetledger.fact.FactTable;
import io.targetledger.fact.Meaning;
import io.targetledger.projection.ReadPoint;
import io.targetledger.security.Role;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;
import jakarta.servlet.Filter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Exports that do not come to their end, over the wire. */
class BrokenExportTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** A page behind the first row group of Parquet. */
    private static final int LATE = 12;

    private static final AtomicInteger UNDER_WAY = new AtomicInteger();

    static TestServer server;
    static TestClient bi;

    @Meaning(en = "Made up.", zh = "虚构")
    record MadeUp(
            String rowKey,

            @Meaning(en = "Made up.", zh = "虚构") BigDecimal amount,

            long changedAtPosition,
            Instant changedAt,
            boolean deleted)
            implements FactRow {

        static MadeUp of(int number, String amount) {
            return new MadeUp(
                    Integer.toHexString(number * 0x9E3779B9), new BigDecimal(amount), 1, Instant.EPOCH, false);
        }
    }

    /** A table whose pages are made as they are asked for; it ends with the page that is empty. */
    private static final class MadeUpFacts implements FactTable<MadeUp> {

        @Override
        public String name() {
            return "madeUpFacts";
        }

        @Override
        public Class<MadeUp> rowType() {
            return MadeUp.class;
        }

        @Override
        public List<FactFilter> filters() {
            return List.of(FactFilter.text("kind", "kind", "What it is like.", "种类"));
        }

        @Override
        public FactPage<MadeUp> page(FactQuestion question, ReadPoint at) {
            int number = question.after() == null ? 0 : Integer.parseInt(question.after());
            List<MadeUp> rows = rows(String.valueOf(question.filter().get("kind")), number);
            return new FactPage<>(rows, Integer.toString(number + 1), !rows.isEmpty());
        }

        private static List<MadeUp> rows(String kind, int page) {
            return switch (kind) {
                case "endless" -> BrokenExportTest.page(page);
                case "failing late" -> {
                    if (page == LATE) {
                        throw new IllegalStateException("the database is gone");
                    }
                    yield BrokenExportTest.page(page);
                }
                case "large number" -> page == 0 ? List.of(MadeUp.of(1, "1E+40")) : List.of();
                case "large number late" -> page == LATE ? List.of(MadeUp.of(1, "1E+40")) : BrokenExportTest.page(page);
                default -> throw new IllegalArgumentException(kind);
            };
        }
    }

    private static List<MadeUp> page(int number) {
        List<MadeUp> rows = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            rows.add(MadeUp.of(number * 10_000 + i, "0." + (100_000 + (number + i) % 900_000)));
        }
        return rows;
    }

    @BeforeAll
    static void start() {
        server = TestServer.startWith(beans -> {
            beans.registerBean(MadeUpFacts.class, MadeUpFacts::new);
            beans.registerBean("underWay", Filter.class, () -> (request, response, chain) -> {
                UNDER_WAY.incrementAndGet();
                try {
                    chain.doFilter(request, response);
                } finally {
                    UNDER_WAY.decrementAndGet();
                }
            });
        });
        bi = server.as("bi.service", Role.BI);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static <T> HttpResponse<T> get(String file, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(bi.url().resolve("/export/" + file))
                        .header("Authorization", "Bearer " + bi.token())
                        .header("Accept-Language", "en")
                        .build(),
                handler);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "madeUpFacts.csv?kind=failing+late",
                "madeUpFacts.ndjson?kind=failing+late",
                "madeUpFacts.parquet?kind=failing+late",
                "madeUpFacts.parquet?kind=large+number+late"
            })
    void whatFailsInTheMiddleIsSeenToBeCutOff(String file) throws Exception {
        HttpResponse<InputStream> response = get(file, BodyHandlers.ofInputStream());

        assertThat(response.statusCode()).isEqualTo(200);
        try (InputStream body = response.body()) {
            assertThat(body.readNBytes(100_000)).hasSize(100_000);
            assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "ndjson", "parquet"})
    void whoGoesAwayIsSentNoMore(String format) throws Exception {
        try (InputStream body = get("madeUpFacts." + format + "?kind=endless", BodyHandlers.ofInputStream())
                .body()) {
            assertThat(body.readNBytes(100_000)).hasSize(100_000);
            assertThat(UNDER_WAY.get()).isPositive();
        }
        await().atMost(Duration.ofMinutes(2)).until(() -> UNDER_WAY.get() == 0);
    }

    @Test
    void aNumberThatParquetDoesNotHoldIsRefusedAndOtherFilesHoldIt() throws Exception {
        HttpResponse<String> refused = get("madeUpFacts.parquet?kind=large+number", BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.headers().firstValue("Content-Disposition")).isEmpty();
        assertThat(refused.body())
                .contains(
                        "VALUE_UNFIT_FOR_FILE", "amount of a row is 1E+40, which DECIMAL(38,6) does not hold exactly");

        assertThat(get("madeUpFacts.csv?kind=large+number", BodyHandlers.ofString())
                        .body())
                .contains(",1" + "0".repeat(40) + ",");
    }
}
