package io.targetledger.imports.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.targetledger.imports.Row;
import io.targetledger.imports.RowKind;
import io.targetledger.imports.RowOutcome;
import io.targetledger.imports.RowOutcome.Result;
import io.targetledger.imports.Words;
import io.targetledger.ledger.Ledger;
import io.targetledger.security.Role;
import io.targetledger.testing.Company;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Goals, imported through a running server as {@code --server} does. */
class GoalImportTest {

    private static final String HEADER =
            "id,title,owner,metric,baseline,target,confidence,rationale,parent,objective,weight,start,end\n";
    private static final String TEAM =
            "q1,Sell more in spring,Pudong,revenue,80,100,0.7,pipeline,top,,0.5,2026-04-01,2026-06-30\n";
    private static final String TOP =
            "top,Sell more this year,unit/east,revenue,300,400,0.7,pipeline,,grow,1,2026-01-01,2026-12-31\n";
    private static final String REP =
            "na,Li Na sells more in spring,Li Na,revenue,40,50,0.7,pipeline,q1,,0.5,2026-04-01,2026-06-30\n";

    @TempDir
    Path directory;

    private TestServer server;
    private Company company;

    @BeforeEach
    void found() {
        server = TestServer.start();
        company = Company.foundedOn(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void goalsAreDefinedParentsFirstWhateverTheirOrder() {
        Summary first = run(server.as("root", Role.ADMIN), HEADER + REP + TEAM + TOP, "activate", "true");
        assertThat(first.samples()).isEmpty();
        assertThat(first.events()).isEqualTo(6);
        var goal = company.admin()
                .ask("{ goal(id: \"goal/na\") { status owner { id } parent { id parent { id } } target } }")
                .ok();
        assertThat(goal.<String>get("goal.status")).isEqualTo("ACTIVE");
        assertThat(goal.<String>get("goal.owner.id")).isEqualTo(Company.LI_NA);
        assertThat(goal.<String>get("goal.parent.parent.id")).isEqualTo("goal/top");
        Summary again = run(server.as("root", Role.ADMIN), HEADER + REP + TEAM + TOP, "activate", "true");
        assertThat(again.events()).isZero();
        assertThat(again.parts().get(RowKind.GOALS).unchanged()).isEqualTo(3);
    }

    @Test
    void aTargetThatTheFileChangesIsRevisedWithAReason() {
        TestClient admin = server.as("root", Role.ADMIN);
        run(admin, HEADER + TOP);
        Summary revised = run(admin, HEADER + TOP.replace(",400,", ",450,"));
        assertThat(revised.events()).isEqualTo(1);
        assertThat(revised.parts().get(RowKind.GOALS).changed()).isEqualTo(1);
        var history = admin.ask(
                        "{ goal(id: \"goal/top\") { target targetRevisions history(last: 1) { nodes { eventType reason source correlationId } } } }")
                .ok();
        assertThat(history.<String>get("goal.target")).isEqualTo("450");
        assertThat(history.<String>get("goal.history.nodes[0].eventType")).isEqualTo("goal.TargetRevised");
        assertThat(history.<String>get("goal.history.nodes[0].reason")).isEqualTo("import of goals.csv");
        assertThat(history.<String>get("goal.history.nodes[0].source")).isEqualTo("import");
        assertThat(history.<String>get("goal.history.nodes[0].correlationId")).isEqualTo("import/of-test");
    }

    @Test
    void whatAManagerRevisedIsNotUndoneByTheSameFile() {
        TestClient admin = server.as("root", Role.ADMIN);
        run(admin, HEADER + TOP);
        admin.change("reviseTarget", input("goalId", "goal/top", "target", "500", "reason", "territory grew"))
                .ok();
        assertThat(run(admin, HEADER + TOP).events()).isZero();
        assertThat(admin.ask("{ goal(id: \"goal/top\") { target } }").ok().<String>get("goal.target"))
                .isEqualTo("500");
    }

    @Test
    void aRowThatIsNotSmartIsRejectedWithEverythingItLacks() {
        Summary summary = run(
                server.as("root", Role.ADMIN),
                HEADER + TOP + "bad,Sell more,Nobody At All,revenue,80,100,,,,,,2026-04-01,2026-06-30\n"
                        + "bad2,Sell more,Li Na,revenue,80,70,0.5,why,,grow,1,2026-04-01,2026-06-30\n");
        assertThat(summary.parts().get(RowKind.GOALS).fresh()).isEqualTo(1);
        assertThat(summary.samples()).extracting(Summary.Sample::column).containsExactly("owner", "target");
        assertThat(summary.samples()).extracting(Summary.Sample::value).containsExactly("Nobody At All", "70");
    }

    @Test
    void reasonsAreGivenInTheLanguageAskedFor() {
        List<RowOutcome> outcomes = destination(server.as("root", Role.ADMIN), "zh-CN")
                .take(RowKind.GOALS, List.of(new Row(1, Map.of("id", "x", "owner", "没有人")), new Row(2, Map.of())));
        assertThat(outcomes).extracting(RowOutcome::result).containsOnly(Result.REJECTED);
        assertThat(outcomes.get(0).rejections().get(0).message()).contains("没有名为“没有人”的");
        assertThat(outcomes.get(1).rejections().get(0).field()).isEqualTo("id");
    }

    @Test
    void whatTheTokenDoesNotAllowIsSaidOfTheRowOrOfTheWholeImport() {
        Summary own = run(server.as("wang.wei", Role.MANAGER), HEADER + TOP + REP.replace(",q1,,", ",,grow,"));
        assertThat(own.parts().get(RowKind.GOALS).fresh()).isEqualTo(1);
        assertThat(own.samples())
                .singleElement()
                .satisfies(sample -> assertThat(sample.reason()).contains("wang.wei", "may not do this"));
        assertThat(said(() -> run(server.as("au", Role.AUDITOR), HEADER + TOP)))
                .contains("does not let this token import", "AUDITOR");
        assertThat(said(() -> run(server.withToken("not-a-token-of-anybody"), HEADER + TOP)))
                .contains("does not accept the token");
    }

    @Test
    void aServerThatIsNotThereIsNamed() {
        Server nowhere = new Server("http://localhost:1", "x", order("en"));
        assertThat(said(() -> nowhere.take(RowKind.GOALS, List.of())))
                .contains("No server answers at http://localhost:1/");
        assertThat(said(() -> new Server("localhost:8080", "x", order("en")))).contains("is not the URL of a server");
    }

    @Test
    void aDryRunRecordsNothingAndNamesWhatIsMissing() {
        long head = server.bean(Ledger.class).head().position();
        Imports dry = Imports.into(server, directory).dry();
        Summary summary = dry.table(
                RowKind.GOALS,
                Imports.write(
                        directory.resolve("goals.csv"),
                        HEADER + TOP + "bad,,Li Na,nothing,80,100,,,,,,2026-04-01,2026-06-30\n"));
        assertThat(summary.parts().get(RowKind.GOALS).fresh()).isEqualTo(1);
        assertThat(summary.rejected()).isEqualTo(1);
        assertThat(Imports.read(directory.resolve("goals.rejects.csv"))).contains("title", "nothing", "weight");
        assertThat(server.bean(Ledger.class).head().position()).isEqualTo(head);
    }

    private Summary run(TestClient client, String text, String... constants) {
        Path file = Imports.write(directory.resolve("goals.csv"), text);
        Map<String, String> same = constants.length == 0 ? Map.of() : Map.of(constants[0], constants[1]);
        try (RowSource source = TableSource.open(
                        RowKind.GOALS, file, CsvFormat.USUAL, Values.iso(), Map.of(), same, List.of("title"));
                Rejects rejects = new Rejects(from -> directory.resolve(Rejects.nameFor(from)), CsvFormat.USUAL)) {
            return new ImportRun(destination(client, "en"), rejects, Progress.SILENT, new Words(Locale.ENGLISH))
                    .run(source);
        }
    }

    private static Server destination(TestClient client, String language) {
        return new Server(client.url().resolve("/").toString(), client.token(), order(language));
    }

    private static Server.Order order(String language) {
        return new Server.Order(language, false, "import/of-test", "import of goals.csv");
    }

    private static String said(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        String[] message = {""};
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ImportRefused.class, refused -> message[0] = refused.in(new Words(Locale.ENGLISH)));
        return message[0];
    }
}
