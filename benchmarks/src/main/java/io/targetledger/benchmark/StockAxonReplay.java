package io.targetledger.benchmark;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import io.targetledger.goal.GoalEvent;
import io.targetledger.goal.GoalFold;
import io.targetledger.goal.GoalView;
import io.targetledger.ledger.NewEvent;
import io.targetledger.projection.EventContext;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.MongoEventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.json.JacksonSerializer;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

import static com.mongodb.client.model.Filters.eq;

/**
 * How a program on Axon's stock engine replays: one document an event, read by a tracking token in large batches; the
 * view of the goal saved after each event, under indexes for the same queries. It is spared what it would do besides:
 * reading the view before each event, and storing its token.
 */
final class StockAxonReplay {

    private static final int BATCH = 1_000;
    private static final List<String> INDEXED =
            List.of("view.owner", "view.parent", "view.metric", "view.status", "view.period.start", "view.title");

    private final EventStorageEngine engine;
    private final Codec<GoalView> codec;
    private Instant clock = Instant.parse("2026-01-01T00:00:00Z");

    StockAxonReplay(MongoDatabase database, CodecRegistry codecs) {
        JacksonSerializer json = JacksonSerializer.builder()
                .objectMapper(new ObjectMapper().findAndRegisterModules())
                .build();
        MongoEventStorageEngine stock = MongoEventStorageEngine.builder()
                .mongoTemplate(
                        DefaultMongoTemplate.builder().mongoDatabase(database).build())
                .transactionManager(NoTransactionManager.instance())
                .eventSerializer(json)
                .snapshotSerializer(json)
                .batchSize(BATCH)
                .build();
        stock.ensureIndexes();
        this.engine = stock;
        this.codec = codecs.get(GoalView.class);
    }

    /**
     * A second apart: the engine's tokens list all events of the last ten seconds, so that events of one instant would
     * make its reading quadratic, which is not what it is for.
     */
    void append(List<NewEvent> events) {
        engine.appendEvents(events.stream()
                .map(event -> new GenericDomainEventMessage<>(
                        event.aggregateType(),
                        event.aggregate(),
                        event.sequence(),
                        event.payload(),
                        MetaData.from(event.metadata()),
                        event.id(),
                        clock = clock.plusSeconds(1)))
                .toList());
    }

    void replay(long events, MongoCollection<BsonDocument> views) {
        INDEXED.forEach(path -> views.createIndex(Indexes.ascending(path, "key")));
        views.createIndex(Indexes.ascending("createdAt", "key"));
        Map<String, GoalView> current = new HashMap<>();
        try (Stream<? extends TrackedEventMessage<?>> stream = engine.readEvents(null, false)) {
            stream.limit(events).forEach(event -> save((DomainEventMessage<?>) event, current, views));
        }
    }

    private void save(
            DomainEventMessage<?> message, Map<String, GoalView> current, MongoCollection<BsonDocument> views) {
        String goal = message.getAggregateIdentifier();
        @Nullable
        GoalView after = GoalFold.GOALS.evolve(current.get(goal), (GoalEvent) message.getPayload(), context(message));
        if (after != null) {
            current.put(goal, after);
            views.replaceOne(eq("_id", goal), document(message, after), new ReplaceOptions().upsert(true));
        }
    }

    private BsonDocument document(DomainEventMessage<?> message, GoalView view) {
        BsonDocument document = new BsonDocument();
        BsonDocumentWriter writer = new BsonDocumentWriter(document);
        writer.writeStartDocument();
        writer.writeString("_id", message.getAggregateIdentifier());
        writer.writeString("key", message.getAggregateIdentifier());
        writer.writeInt64("version", message.getSequenceNumber() + 1);
        writer.writeDateTime("createdAt", message.getTimestamp().toEpochMilli());
        writer.writeDateTime("updatedAt", message.getTimestamp().toEpochMilli());
        writer.writeName("view");
        codec.encode(writer, view, EncoderContext.builder().build());
        writer.writeEndDocument();
        return document;
    }

    private static EventContext context(DomainEventMessage<?> message) {
        return new EventContext(
                0,
                message.getAggregateIdentifier(),
                message.getType(),
                message.getSequenceNumber(),
                "",
                message.getTimestamp(),
                message.getTimestamp(),
                "",
                List.of(),
                null,
                null,
                null,
                null,
                null);
    }
}
