package io.targetledger.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import com.mongodb.MongoNamespace;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.RenameCollectionOptions;
import com.mongodb.client.model.UpdateOptions;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/** Many clients at once, and what they wait for. */
class ConcurrencyTest {

    private static final int CONNECTIONS = 200;
    private static final int ROUNDS = 5;

    @TempDir
    Path directory;

    @Test
    @Timeout(value = 120, threadMode = SEPARATE_THREAD)
    void nobodyFindsACollectionGoneThatIsReplacedByAnother() throws Exception {
        ExecutorService readers = Executors.newFixedThreadPool(4);
        try (EmbeddedMongo mongo = EmbeddedMongo.open(directory);
                MongoClient client = MongoClients.create(mongo.connectionString())) {
            MongoDatabase shop = client.getDatabase("shop");
            MongoCollection<Document> live = shop.getCollection("live");
            live.insertOne(new Document("_id", 1).append("round", 0));
            AtomicBoolean over = new AtomicBoolean();
            List<Future<?>> reading = new ArrayList<>();
            for (int reader = 0; reader < 4; reader++) {
                reading.add(readers.submit(() -> {
                    int last = 0;
                    while (!over.get()) {
                        Document found = live.find(eq("_id", 1)).first();
                        assertThat(found).isNotNull();
                        assertThat(found.getInteger("round")).isGreaterThanOrEqualTo(last);
                        last = found.getInteger("round");
                        assertThat(shop.listCollectionNames()).contains("live");
                    }
                }));
            }
            for (int round = 1; round <= 30; round++) {
                shop.getCollection("next").insertOne(new Document("_id", 1).append("round", round));
                shop.getCollection("next")
                        .renameCollection(
                                new MongoNamespace("shop.live"), new RenameCollectionOptions().dropTarget(true));
            }
            over.set(true);
            for (Future<?> each : reading) {
                each.get();
            }
            assertThat(live.find().first()).isEqualTo(new Document("_id", 1).append("round", 30));
        } finally {
            readers.shutdownNow();
        }
    }

    @Test
    @Timeout(value = 120, threadMode = SEPARATE_THREAD)
    void hundredsOfConnectionsWriteAndReadWithoutGettingStuck() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS);
        try (EmbeddedMongo mongo = EmbeddedMongo.open(directory);
                MongoClient client = MongoClients.create(mongo.connectionString() + "/?maxPoolSize=" + CONNECTIONS)) {
            MongoCollection<Document> counters = client.getDatabase("busy").getCollection("counters");
            List<Future<?>> work = new ArrayList<>();
            for (int c = 0; c < CONNECTIONS; c++) {
                int counter = c % 20;
                work.add(clients.submit(() -> {
                    for (int round = 0; round < ROUNDS; round++) {
                        counters.updateOne(eq("_id", counter), inc("n", 1), new UpdateOptions().upsert(true));
                        counters.find(eq("_id", counter)).first();
                    }
                }));
            }
            for (Future<?> each : work) {
                each.get();
            }
            assertThat(counters.find())
                    .allSatisfy(counter -> assertThat(counter.getInteger("n")).isEqualTo(CONNECTIONS / 20 * ROUNDS));
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    @Timeout(value = 60, threadMode = SEPARATE_THREAD)
    void aReadIsAnsweredWhileACommitIsUnderWayAndWritesAreNot() throws Exception {
        CountDownLatch committing = new CountDownLatch(1);
        CountDownLatch committed = new CountDownLatch(1);
        try (EmbeddedMongo mongo = EmbeddedMongo.open(directory);
                MongoClient client = MongoClients.create(mongo.connectionString())) {
            MongoCollection<Document> things = client.getDatabase("busy").getCollection("things");
            things.insertOne(new Document("_id", 1));
            Thread commit = new Thread(() -> mongo.committer().alone(() -> {
                committing.countDown();
                awaitUninterrupted(committed);
            }));
            commit.start();
            committing.await();

            ExecutorService clients = Executors.newFixedThreadPool(40);
            CompletableFuture<?>[] writes = new CompletableFuture<?>[40];
            for (int n = 0; n < writes.length; n++) {
                Document thing = new Document("_id", 2 + n);
                writes[n] = CompletableFuture.runAsync(() -> things.insertOne(thing), clients);
            }
            CompletableFuture<Void> write = CompletableFuture.allOf(writes);
            assertThat(things.find(eq("_id", 1)).first()).isNotNull();
            assertThat(write).isNotDone();

            committed.countDown();
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(write).isCompleted());
            commit.join();
            clients.shutdown();
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
