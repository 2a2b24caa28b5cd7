package io.targetledger.odata;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import io.targetledger.security.Role;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;

/** Who may not, and what cannot be answered. */
class ODataRefusalsTest {

    static TestServer server;
    static TestClient admin;
    static ODataClient odata;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        admin = server.as("root", Role.ADMIN);
        odata = ODataClient.of(server.as("bi.service", Role.BI));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/goalFacts?$expand=owner                         | 501 ODATA_UNSUPPORTED $expand | $filter",
                "/goalFacts?%24expand=owner                       | 501 ODATA_UNSUPPORTED $expand | $filter",
                "/goalFacts?$apply=groupby((goalId))              | 501 ODATA_UNSUPPORTED $apply  | $filter",
                "/goalFacts?$search=blue                          | 501 ODATA_UNSUPPORTED $search | $filter",
                "/goalFacts?$compute=target%20as%20t              | 501 ODATA_UNSUPPORTED $compute | $filter",
                "/goalFacts?$filter=target%20add%201%20eq%202     | 501 ODATA_UNSUPPORTED         | eq, ne",
                "/goalFacts?$orderby=round(target)                | 501 ODATA_UNSUPPORTED         | tolower",
                "/goalFacts?colour=red                            | 400 UNKNOWN_NAME colour       | asOf",
                "/goalFacts?$filter=colour%20eq%20'red'           | 400 ODATA_UNREADABLE          | colour",
                "/goalFacts?$filter=target%20eq%20'red'           | 400 ODATA_UNREADABLE          | $metadata",
                "/goalFacts?$filter=target                        | 400 ODATA_UNREADABLE          | $metadata",
                "/goalFacts?$select=colour                        | 400 ODATA_UNREADABLE          | colour",
                "/goalFacts?$top=-1                               | 400 ODATA_UNREADABLE          | $top",
                "/goalFacts?$skiptoken=nonsense                   | 400 CURSOR_INVALID            | nonsense",
                "/goalFacts?$format=xml                           | 406 ODATA_UNREADABLE          | xml",
                "/goalFacts?$format=atom                          | 406 ODATA_UNREADABLE          | atom",
                "/nonsenseFacts                                   | 404 ODATA_UNREADABLE          | nonsenseFacts",
                "/goalFacts('none')                               | 404 NOT_FOUND                 | goalFacts none",
                "/goalFacts('none')/target                        | 501 ODATA_UNREADABLE          | $metadata",
                "/goalFacts/$ref                                  | 501 ODATA_UNREADABLE          | $metadata",
            })
    void whatCannotBeAnsweredIsSaidInTheFormOfTheStandard(String path, String begins, String names) {
        assertThat(odata.refusal(odata.url(path))).startsWith(begins).contains(names);
        assertThat(odata.refusal(odata.url(path), "Accept", "application/json;odata.metadata=minimal"))
                .startsWith(begins);
    }

    @Test
    void refusalsAreInChineseForWhoReadsChinese() {
        String url = odata.url("/goalFacts?$expand=owner");

        assertThat(odata.refusal(url, "Accept-Language", "zh-CN")).contains("不支持 $expand");
        assertThat(odata.refusal(url, "Accept-Language", "fr")).contains("$expand is not supported");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void nothingIsChanged(String method) {
        for (String path : List.of("/goalFacts", "/goalFacts('x')", "/$batch", "")) {
            HttpResponse<String> refused = odata.send(method, odata.url(path));
            assertThat(refused.statusCode()).as(path).isEqualTo(405);
            assertThat(refused.headers().firstValue("Allow")).contains("GET, HEAD");
            assertThat(refused.body()).contains("ODATA_READ_ONLY", method);
        }
    }

    @Test
    void theHeadIsThatOfTheAnswer() {
        HttpResponse<String> head = odata.send("HEAD", odata.url("/calendarDimension?$top=1"));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Type")).contains("application/json;odata.metadata=minimal");
    }

    @Test
    void whoSendsNothingIsAskedForAPassword() {
        for (String path : List.of("", "/", "/$metadata", "/goalFacts")) {
            ODataClient nobody = new ODataClient(odata.server(), "", () -> {});
            HttpResponse<String> asked = nobody.get(nobody.url(path));
            assertThat(asked.statusCode()).isEqualTo(401);
            assertThat(asked.headers().allValues("WWW-Authenticate").get(0)).startsWith("Basic realm=");
        }
    }

    @Test
    void aKeyReadsItsTablesAndIsToldOfNoOther() {
        String key = admin.change("createApiKey", input("name", "Excel", "facts", List.of("calendarDimension")), "key")
                .ok()
                .get("key");
        for (String authorization : List.of("Bearer " + key, "Basic " + base64("excel:" + key))) {
            ODataClient excel = new ODataClient(odata.server(), authorization, odata.settle());

            assertThat(excel.ok(excel.url("/")).get("value")).hasSize(1);
            assertThat(excel.get(excel.url("/$metadata")).body())
                    .contains("CalendarDimensionRow")
                    .doesNotContain("GoalFact");
            assertThat(excel.get(excel.url("/%24metadata")).body()).doesNotContain("GoalFact");
            assertThat(excel.ok(excel.url("/calendarDimension?$top=1")).get("value"))
                    .hasSize(1);
            for (String path : List.of("/goalFacts", "/goalFacts/$count", "/goalFacts('x')")) {
                assertThat(excel.refusal(excel.url(path))).startsWith("403 FORBIDDEN");
            }
        }
        assertThat(new ODataClient(odata.server(), "Basic " + base64("excel:" + key + "x"), odata.settle())
                        .get(odata.url("/"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void whoMayNotReadFactsReadsNothingHere() {
        ODataClient seller = ODataClient.of(server.as("li.na", Role.SALES_REP));
        for (String path : List.of("", "/$metadata", "/goalFacts", "/goalFacts/$count", "/goalFacts('x')")) {
            assertThat(seller.refusal(seller.url(path)))
                    .startsWith("403 FORBIDDEN")
                    .contains("BI, ADMIN, AUDITOR");
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
