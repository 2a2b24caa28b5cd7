package io.targetledger.ledger;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

import io.targetledger.testing.TestDatabase;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayStatus;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What other event stores on MongoDB got wrong: handlers that disallow replays fired, and tokens grew with each. */
class ReplayTest {

    private static final String GROUP = "replayed";

    enum Processor {
        TRACKING(EventProcessingConfigurer::registerTrackingEventProcessor),
        POOLED(EventProcessingConfigurer::registerPooledStreamingEventProcessor);

        private final BiConsumer<EventProcessingConfigurer, String> register;

        Processor(BiConsumer<EventProcessingConfigurer, String> register) {
            this.register = register;
        }
    }

    @ProcessingGroup(GROUP)
    static class Handlers {
        final List<String> always = new CopyOnWriteArrayList<>();
        final List<Long> never = new CopyOnWriteArrayList<>();

        @EventHandler
        void on(TestEvent.Noted event, ReplayStatus status) {
            always.add((status.isReplay() ? "again " : "") + event.text());
        }

        @EventHandler
        @DisallowReplay
        void on(TestEvent.Counted event) {
            never.add(event.by());
        }
    }

    @RegisterExtension
    final TestDatabase database = TestDatabase.perTest();

    private final TokenStore tokens = new InMemoryTokenStore();
    private final Handlers handlers = new Handlers();
    private Ledger ledger;
    private long sequence;

    @BeforeEach
    void open() {
        ledger = Ledger.open(database.database(), TestEvent.types(), LedgerSettings.defaults());
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @ParameterizedTest
    @EnumSource(Processor.class)
    void aReplaySparesHandlersThatDisallowItAndLeavesAPlainToken(Processor kind) {
        Configuration axon = start(kind);
        StreamingEventProcessor processor = axon.eventProcessingConfiguration()
                .eventProcessor(GROUP, StreamingEventProcessor.class)
                .orElseThrow();
        // Axon takes whatever stands before a processor's first start for a replay
        await().until(() -> !processor.processingStatus().isEmpty());
        append("a", 1);
        append("b", 2);
        await().untilAsserted(() -> assertThat(handlers.never).containsExactly(1L, 2L));

        for (int reset = 1; reset <= 3; reset++) {
            handlers.always.clear();
            processor.shutDown();
            if (reset == 1) {
                processor.resetTokens(StreamableMessageSource::createTailToken);
                assertThat(depth(token())).isEqualTo(1);
            } else {
                processor.resetTokens(); // to Axon's initial token, a replay token itself
                assertThat(depth(token())).isEqualTo(2);
            }
            processor.start();
            await().untilAsserted(() -> assertThat(handlers.always).contains("again a", "again b"));
            await().untilAsserted(() -> assertThat(depth(token())).isLessThanOrEqualTo(1));
        }
        assertThat(handlers.never).containsExactly(1L, 2L);

        append("c", 3);
        await().untilAsserted(() -> assertThat(handlers.never).containsExactly(1L, 2L, 3L));
        assertThat(handlers.always).containsExactly("again a", "again b", "c");
        await().untilAsserted(() -> assertThat(token()).isEqualTo(new GlobalSequenceTrackingToken(6)));
        axon.shutdown();
    }

    private Configuration start(Processor kind) {
        DefaultConfigurer configurer = (DefaultConfigurer) DefaultConfigurer.defaultConfiguration(false)
                .configureEmbeddedEventStore(configuration -> new LedgerEventStorageEngine(ledger))
                .registerComponent(TokenStore.class, configuration -> tokens);
        kind.register.accept(configurer.eventProcessing(), GROUP);
        configurer.eventProcessing().registerEventHandler(configuration -> handlers);
        return configurer.start();
    }

    private void append(String text, long by) {
        ledger.append(Append.of(
                TestEvent.event("counter/1", sequence++, new TestEvent.Noted(text)),
                TestEvent.event("counter/1", sequence++, new TestEvent.Counted(by))));
    }

    private TrackingToken token() {
        return tokens.fetchToken(GROUP, 0);
    }

    private static int depth(TrackingToken token) {
        return token instanceof ReplayToken replay ? 1 + depth(replay.getCurrentToken()) : 0;
    }
}
