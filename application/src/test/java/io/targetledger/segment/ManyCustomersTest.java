package io.targetledger.segment;

import java.util.List;
import java.util.stream.IntStream;

import io.targetledger.command.CommandGate;
import io.targetledger.command.Submission;
import io.targetledger.customer.CustomerCommand.RegisterCustomer;
import io.targetledger.customer.CustomerId;
import io.targetledger.customer.CustomerProfile;
import io.targetledger.projection.Views;
import io.targetledger.security.Actor;
import io.targetledger.security.Role;
import io.targetledger.testing.Answer;
import io.targetledger.testing.Company;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.Test;

import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;

/** An evaluation of thousands of customers: recorded in several events of one commit, read in a few round trips. */
class ManyCustomersTest {

    private static final int MANY = 2_300;

    @Test
    void thousandsAreEvaluatedAtOnce() {
        try (TestServer server = TestServer.start()) {
            Company company = Company.foundedOn(server);
            TestClient admin = company.admin();
            Customers customers = Customers.of(company);
            String few = customers.segment("few", "sector = \"retail\"");
            int costOfFew = costOfEvaluating(server, admin, few);
            register(server.bean(CommandGate.class));
            String many = customers.segment("many", "sector = \"crowd\"");

            int cost = costOfEvaluating(server, admin, many);

            // Results of more than the first hundred rows take one more round trip each.
            assertThat(cost).isLessThanOrEqualTo(costOfFew + 3);
            Answer answer = admin.ask("""
                    { segment(id: "%s") { size version position
                        members(last: 1) { totalCount nodes { customerId } }
                        evaluations { nodes { members joined left } } } }""".formatted(many)).ok();
            assertThat(answer.<Integer>get("segment.size")).isEqualTo(MANY);
            assertThat(answer.<Integer>get("segment.version"))
                    .as("defined, activated, and five parts of an evaluation")
                    .isEqualTo(7);
            assertThat(answer.<Integer>get("segment.members.totalCount")).isEqualTo(MANY);
            assertThat(answer.<Integer>get("segment.evaluations.nodes[0].joined"))
                    .isEqualTo(MANY);
            assertThat(answer.<List<Object>>get("segment.evaluations.nodes")).hasSize(1);
        }
    }

    private static int costOfEvaluating(TestServer server, TestClient admin, String segment) {
        server.bean(Views.class).upToDate();
        int before = server.roundTrips();
        admin.change("evaluateSegment", input("segmentId", segment)).ok();
        return server.roundTrips() - before;
    }

    private static void register(CommandGate gate) {
        Submission by = Submission.by(Actor.of("root", Role.ADMIN), "import");
        IntStream.range(0, MANY)
                .parallel()
                .forEach(number -> gate.submit(
                        new RegisterCustomer(
                                new CustomerId("customer/crowd." + number),
                                new CustomerProfile("Crowd " + number, "crowd", null, null, null, null, null),
                                null),
                        by));
    }
}
