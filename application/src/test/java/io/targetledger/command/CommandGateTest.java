package io.targetledger.command;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.targetledger.embedded.EmbeddedMongo;
import io.targetledger.ledger.LedgerEvent;
import io.targetledger.measurement.Fact;
import io.targetledger.measurement.Measurement;
import io.targetledger.measurement.MeasurementCommand;
import io.targetledger.measurement.MeasurementCommand.RecordMeasurement;
import io.targetledger.measurement.MeasurementId;
import io.targetledger.measurement.SubjectId;
import io.targetledger.metric.Aggregation;
import io.targetledger.metric.Direction;
import io.targetledger.metric.MetricCatalogue;
import io.targetledger.metric.MetricDefinition;
import io.targetledger.metric.MetricId;
import io.targetledger.metric.UnitKind;
import io.targetledger.product.ProductCommand.DiscontinueProduct;
import io.targetledger.product.ProductCommand.ListProduct;
import io.targetledger.product.ProductEvent.ListingChanged;
import io.targetledger.product.ProductId;
import io.targetledger.product.ProductListing;
import io.targetledger.security.Actor;
import io.targetledger.security.Role;
import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Reason;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Violation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class CommandGateTest {

    private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final ProductId GTX = new ProductId("product/gtx.pro");
    private static final Submission ADMIN = Submission.by(Actor.of("admin", Role.ADMIN), "graphql");

    private final EmbeddedMongo mongo = EmbeddedMongo.inMemory();
    private final MongoClient client = MongoClients.create(mongo.connectionString());
    private final MongoDatabase database = client.getDatabase("gate");
    private final List<Node> nodes = new ArrayList<>();
    private CommandGate gate;
    private Node node;

    @BeforeEach
    void start() {
        node = node(context -> {});
        gate = node.gate();
    }

    @AfterEach
    void stop() {
        nodes.forEach(Node::close);
        client.close();
        mongo.close();
    }

    @Test
    void tellsVersionAndPositionOfWhatWasRecorded() {
        assertThat(gate.submit(list("GTX Pro", "4821"), ADMIN)).isEqualTo(new Receipt(GTX.value(), 1, 1, false));
        assertThat(gate.submit(list("MG Advanced", "7"), ADMIN)).isEqualTo(new Receipt(GTX.value(), 2, 2, false));
    }

    @Test
    void writesWhoWhyAndHowOnEveryEvent() {
        Submission submission = new Submission(
                new Actor("li.na", Set.of(Role.ADMIN, Role.MANAGER)),
                "import",
                "c-1",
                null,
                Instant.parse("2026-01-31T00:00:00Z"),
                "import/7",
                "event/8");
        gate.submit(new ListProduct(GTX, listing("GTX Pro", "1"), new Reason("new in the catalogue")), submission);

        LedgerEvent event = node.ledger().read(0, 10).get(0);
        assertThat(event.type()).isEqualTo("product.ProductListed");
        assertThat(event.metadata())
                .containsEntry("actor", "li.na")
                .containsEntry("roles", List.of("ADMIN", "MANAGER"))
                .containsEntry("reason", "new in the catalogue")
                .containsEntry("source", "import")
                .containsEntry("commandId", "c-1")
                .containsEntry("effectiveAt", Instant.parse("2026-01-31T00:00:00Z"))
                .containsEntry("correlationId", "import/7")
                .containsEntry("causationId", "event/8")
                .containsKey("commandDigest")
                .doesNotContainKey("expectedVersion");
    }

    @Test
    void leavesOutOfTheMetadataWhatWasNotGiven() {
        gate.submit(list("GTX Pro", "1"), ADMIN);
        assertThat(node.ledger().read(0, 10).get(0).metadata()).containsOnlyKeys("actor", "roles", "source");
    }

    @Test
    void answersARepeatedCommandIdWithTheFirstOutcome() {
        Receipt first = gate.submit(list("GTX Pro", "1"), ADMIN.withCommandId("c-1"));
        gate.submit(new DiscontinueProduct(GTX, new Reason("sold out")), ADMIN);

        Receipt again = gate.submit(list("GTX Pro", "1"), ADMIN.withCommandId("c-1"));
        assertThat(again).isEqualTo(new Receipt(first.aggregate(), first.version(), first.position(), true));
        assertThat(node.ledger().head().position()).isEqualTo(2);
    }

    @Test
    void answersARepeatedCommandIdOnAnotherNode() {
        gate.submit(list("GTX Pro", "1"), ADMIN.withCommandId("c-1"));
        CommandGate other = node(context -> {}).gate();
        assertThat(other.submit(list("GTX Pro", "1.00"), ADMIN.withCommandId("c-1"))
                        .replayed())
                .isTrue();
    }

    @Test
    void recordsACommandSentManyTimesAtOnceOnlyOnce() throws Exception {
        List<Receipt> receipts = inParallel(16, i -> gate.submit(list("GTX Pro", "1"), ADMIN.withCommandId("c-1")));
        assertThat(receipts).allSatisfy(receipt -> assertThat(receipt.version()).isEqualTo(1));
        assertThat(node.ledger().head().position()).isEqualTo(1);
    }

    @Test
    void refusesACommandIdForAnythingElse() {
        gate.submit(list("GTX Pro", "1"), ADMIN.withCommandId("c-1"));
        assertThat(refusal(list("GTX Pro", "2"), ADMIN.withCommandId("c-1")).code())
                .isEqualTo("COMMAND_ID_REUSED");
        Submission somebodyElse = Submission.by(Actor.of("root", Role.ADMIN), "graphql");
        assertThat(refusal(list("GTX Pro", "1"), somebodyElse.withCommandId("c-1"))
                        .code())
                .isEqualTo("COMMAND_ID_REUSED");
        assertThat(node.ledger().head().position()).isEqualTo(1);
    }

    @Test
    void refusesACommandIdThatIsNone() {
        assertThat(refusal(list("GTX Pro", "1"), ADMIN.withCommandId("with blanks"))
                        .code())
                .isEqualTo("COMMAND_ID_INVALID");
        assertThat(refusal(list("GTX Pro", "1"), ADMIN.withCommandId("")).code())
                .isEqualTo("COMMAND_ID_INVALID");
        assertThat(refusal(list("GTX Pro", "1"), ADMIN.withCommandId("x".repeat(201)))
                        .code())
                .isEqualTo("COMMAND_ID_INVALID");
    }

    @Test
    void refusesAVersionOtherThanTheExpectedOne() {
        gate.submit(list("GTX Pro", "1"), ADMIN);
        gate.submit(list("GTX Pro", "2"), ADMIN);
        Violation stale = refusal(list("GTX Pro", "3"), ADMIN.withExpectedVersion(1L));
        assertThat(stale.code()).isEqualTo("STALE_VERSION");
        assertThat(stale.field()).isEqualTo("expectedVersion");
        assertThat(stale.arguments()).containsEntry("expected", 1L).containsEntry("actual", 2L);
        assertThat(refusal(list("GTX Pro", "3"), ADMIN.withExpectedVersion(7L)).code())
                .isEqualTo("STALE_VERSION");
        assertThat(gate.submit(list("GTX Pro", "3"), ADMIN.withExpectedVersion(2L))
                        .version())
                .isEqualTo(3);
    }

    @Test
    void seesThatAnotherNodeMadeTheExpectedVersionStale() {
        gate.submit(list("GTX Pro", "1"), ADMIN);
        node(context -> {}).gate().submit(list("GTX Pro", "2"), ADMIN);
        Violation stale = refusal(list("GTX Pro", "3"), ADMIN.withExpectedVersion(1L));
        assertThat(stale.code()).isEqualTo("STALE_VERSION");
        assertThat(stale.arguments()).containsEntry("actual", 2L);
    }

    @Test
    void decidesNothingOnAStateThatAnotherNodeChanged() {
        gate.submit(list("GTX Pro", "1"), ADMIN);
        CommandGate other = node(context -> {}).gate();
        other.submit(list("GTX Pro", "2"), ADMIN);

        // On the cached state this would change nothing.
        assertThat(gate.submit(list("GTX Pro", "1"), ADMIN).version()).isEqualTo(3);
        assertThat(node.ledger().read(2, 1).get(0).payload())
                .isInstanceOfSatisfying(
                        ListingChanged.class,
                        changed -> assertThat(changed.previous().listPrice()).isEqualByComparingTo("2"));
        // On its cached state the other node would accept this.
        gate.submit(new DiscontinueProduct(GTX, new Reason("sold out")), ADMIN);
        assertThat(catchThrowableOfType(Refusal.class, () -> other.submit(list("GTX Pro", "9"), ADMIN))
                        .violations())
                .extracting(Violation::code)
                .containsExactly("PRODUCT_IS_DISCONTINUED");
    }

    @Test
    void namesTheAggregateThatIsNotThere() {
        Violation missing = refusal(new DiscontinueProduct(GTX, new Reason("sold out")), ADMIN);
        assertThat(missing.code()).isEqualTo("NOT_FOUND");
        assertThat(missing.arguments()).containsEntry("id", GTX.value()).containsEntry("kind", "product");
        assertThat(refusal(list("GTX Pro", "1"), ADMIN.withExpectedVersion(3L)).code())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void passesOnWhatTheDomainRefuses() {
        gate.submit(list("GTX Pro", "1"), ADMIN);
        gate.submit(new DiscontinueProduct(GTX, new Reason("sold out")), ADMIN);
        assertThat(refusal(list("GTX Pro", "2"), ADMIN).code()).isEqualTo("PRODUCT_IS_DISCONTINUED");
        assertThat(refusal(new DiscontinueProduct(new ProductId("product/none"), null), ADMIN)
                        .code())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void tellsTheCurrentVersionAndPositionWhenNothingChanged() {
        gate.submit(list("GTX Pro", "1"), ADMIN);
        gate.submit(new ListProduct(new ProductId("product/other"), listing("Other", "1"), null), ADMIN);
        assertThat(gate.submit(list("GTX Pro", "1"), ADMIN)).isEqualTo(new Receipt(GTX.value(), 1, 1, false));
    }

    @Test
    void refusesAnEffectiveDateInTheFutureOrLongAgo() {
        assertThat(refusal(list("GTX Pro", "1"), ADMIN.withEffectiveAt(NOW.plusSeconds(61)))
                        .code())
                .isEqualTo("EFFECTIVE_AT_OUT_OF_RANGE");
        assertThat(refusal(list("GTX Pro", "1"), ADMIN.withEffectiveAt(Instant.parse("1899-12-31T23:59:59Z")))
                        .code())
                .isEqualTo("EFFECTIVE_AT_OUT_OF_RANGE");
        assertThat(gate.submit(list("GTX Pro", "1"), ADMIN.withEffectiveAt(NOW.plusSeconds(60)))
                        .version())
                .isEqualTo(1);
    }

    @Test
    void letsEveryoneThroughInTurnOnOneAggregate() throws Exception {
        CommandGate other = node(context -> {}).gate();
        List<Receipt> receipts =
                inParallel(24, i -> (i % 2 == 0 ? gate : other).submit(list("GTX Pro", String.valueOf(i + 1)), ADMIN));
        assertThat(receipts)
                .extracting(Receipt::version)
                .doesNotHaveDuplicates()
                .hasSize(24);
        assertThat(node.ledger().head().position()).isEqualTo(24);
    }

    @Test
    void keepsAnAggregateRightAcrossSnapshots() {
        for (int price = 1; price <= 12; price++) {
            gate.submit(list("GTX Pro", String.valueOf(price)), ADMIN);
        }
        CommandGate fresh = node(context -> {}).gate();
        assertThat(fresh.submit(list("GTX Pro", "12"), ADMIN).version()).isEqualTo(12);
        assertThat(fresh.submit(list("GTX Pro", "13"), ADMIN).version()).isEqualTo(13);
    }

    /** The budget that holds on any machine: one insert a command, and a snapshot's update where one is due. */
    @Test
    void costsOneInsertOnACachedAggregateAndOneReadMoreWithACommandId() {
        List<String> commands = new CopyOnWriteArrayList<>();
        CommandListener counting = new CommandListener() {
            @Override
            public void commandStarted(CommandStartedEvent event) {
                commands.add(event.getCommandName());
            }
        };
        try (MongoClient counted = MongoClients.create(MongoClientSettings.builder()
                        .applyConnectionString(new ConnectionString(mongo.connectionString()))
                        .addCommandListener(counting)
                        .build());
                Node alone = new Node(counted.getDatabase("budget"), CLOCK, context -> {})) {
            alone.gate().submit(list("GTX Pro", "1"), ADMIN);
            commands.clear();
            alone.gate().submit(list("GTX Pro", "2"), ADMIN);
            alone.gate().submit(list("GTX Pro", "3"), ADMIN);
            alone.gate().submit(list("GTX Pro", "4"), ADMIN);
            assertThat(commands).containsExactly("insert", "insert", "insert");

            commands.clear();
            alone.gate().submit(list("GTX Pro", "5"), ADMIN.withCommandId("c-5"));
            assertThat(commands).containsExactly("find", "insert", "update");
        }
    }

    @Test
    void decidesAnewWhenWhatAPortAnsweredFromHasMoved() {
        AtomicInteger asked = new AtomicInteger();
        MetricCatalogue catalogue = metric -> {
            Decision.basedOn(node.ledger().head().position(), Set.of("product.ProductListed"));
            if (asked.incrementAndGet() == 1) {
                CompletableFuture.runAsync(() -> gate.submit(list("GTX Pro", "1"), ADMIN))
                        .join();
            }
            return Optional.of(new MetricCatalogue.Entry(metric, revenue(), false));
        };
        Node guarded = node(measuringBy(catalogue));
        Receipt receipt = guarded.gate().submit(measure(), ADMIN);
        assertThat(receipt.position()).isEqualTo(2);
        assertThat(asked).hasValueGreaterThan(1);
    }

    @Test
    void givesUpWhenWhatAPortAnsweredFromKeepsMoving() {
        AtomicInteger asked = new AtomicInteger();
        MetricCatalogue catalogue = metric -> {
            Decision.basedOn(0, Set.of("product.ProductListed"));
            asked.incrementAndGet();
            return Optional.of(new MetricCatalogue.Entry(metric, revenue(), false));
        };
        gate.submit(list("GTX Pro", "1"), ADMIN);
        Node guarded = node(measuringBy(catalogue));
        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> guarded.gate().submit(measure(), ADMIN));
        assertThat(refusal.violations()).extracting(Violation::code).containsExactly("CONFLICT");
        assertThat(asked.get()).isBetween(8, 40);
    }

    @Test
    void aRefusalOnViewsThatTrailIsDecidedAnewOnViewsThatDoNot() {
        MetricCatalogue catalogue = metric -> Decision.mayTrail()
                ? Optional.empty()
                : Optional.of(new MetricCatalogue.Entry(metric, revenue(), false));
        Receipt receipt = node(measuringBy(catalogue)).gate().submit(measure(), ADMIN);
        assertThat(receipt.position()).isEqualTo(1);
    }

    @Test
    void whatViewsThatTrailAllowIsNotRecordedWhenTheyHaveMissedWhatForbidsIt() {
        gate.submit(list("GTX Pro", "1"), ADMIN);
        MetricCatalogue catalogue = metric -> {
            boolean trailing = Decision.mayTrail();
            Decision.basedOn(trailing ? 0 : 1, Set.of("product.ProductListed"));
            return trailing ? Optional.of(new MetricCatalogue.Entry(metric, revenue(), false)) : Optional.empty();
        };
        Node guarded = node(measuringBy(catalogue));
        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> guarded.gate().submit(measure(), ADMIN));
        assertThat(refusal.violations()).extracting(Violation::code).containsExactly("UNKNOWN_METRIC");
        assertThat(node.ledger().head().position()).isEqualTo(1);
    }

    @Test
    void letsNobodyChangeWhatTheirRoleDoesNotAllow() {
        Submission auditor = Submission.by(Actor.of("wang.wei", Role.AUDITOR), "graphql");
        AccessDenied denied =
                catchThrowableOfType(AccessDenied.class, () -> gate.submit(list("GTX Pro", "1"), auditor));
        assertThat(denied).hasMessageContaining("wang.wei (AUDITOR)").hasMessageContaining("NEEDS_ADMIN");
        assertThat(node.ledger().head().position()).isZero();
    }

    private static Consumer<GenericApplicationContext> measuringBy(MetricCatalogue catalogue) {
        return context -> {
            context.registerBean(MetricCatalogue.class, () -> catalogue);
            context.registerBean(
                    "measurements",
                    AggregateKind.class,
                    () -> new AggregateKind<>(Measurement.class, MeasurementCommand.class));
        };
    }

    private Node node(Consumer<GenericApplicationContext> ports) {
        Node started = new Node(database, CLOCK, ports);
        nodes.add(started);
        return started;
    }

    private Violation refusal(io.targetledger.shared.Command command, Submission submission) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> gate.submit(command, submission));
        assertThat(refusal.violations()).hasSize(1);
        return refusal.violations().get(0);
    }

    private static <T> List<T> inParallel(int times, java.util.function.IntFunction<T> task) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<T>> tasks = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                int number = i;
                tasks.add(() -> task.apply(number));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }

    private static ListProduct list(String name, String price) {
        return new ListProduct(GTX, listing(name, price), null);
    }

    private static ProductListing listing(String name, String price) {
        return new ProductListing(name, null, new BigDecimal(price), "USD");
    }

    private static RecordMeasurement measure() {
        return new RecordMeasurement(
                new MeasurementId("measurement/crm.1"),
                new Fact(
                        new MetricId("metric/revenue"),
                        new SubjectId("person/li.na"),
                        LocalDate.of(2026, 3, 1),
                        BigDecimal.TEN,
                        List.of()),
                null);
    }

    private static MetricDefinition revenue() {
        return new MetricDefinition(
                LocalizedName.of("Revenue"), null, UnitKind.CURRENCY, "USD", Direction.INCREASE, Aggregation.SUM, null);
    }
}
