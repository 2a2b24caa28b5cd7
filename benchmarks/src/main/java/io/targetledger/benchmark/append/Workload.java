package io.targetledger.benchmark.append;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;

import io.targetledger.benchmark.append.QuotaEvent.QuotaOpened;
import io.targetledger.benchmark.append.QuotaEvent.QuotaRevised;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;

/**
 * Many small streams, a few hot ones: the stream of rank r is chosen in proportion to 1/r (Zipf).
 *
 * @param streams how many aggregates
 * @param history how many events they have together before
 * @param noteBytes length of an event's note
 */
record Workload(int streams, int history, int noteBytes, long seed) {

    /** What the product records with every event. */
    static final Map<String, Object> METADATA = Map.of(
            "actor", "person/li.na",
            "roles", List.of("MANAGER"),
            "reason", "Agreed in the quarterly review",
            "source", "graphql",
            "correlationId", "0f8a3c52-6f5d-4d3c-9a53-0c7a2f3c9f10");

    private static final int BATCH = 200;
    private static final int CHOICES = 1 << 16;

    static String idOf(int stream) {
        return "quota/%08d".formatted(stream);
    }

    /** The events that are there before, batch by batch; those of each stream in their order, streams mixed. */
    void eachBatch(Consumer<List<DomainEventMessage<?>>> append) {
        Random random = new Random(seed);
        List<DomainEventMessage<?>> batch = new ArrayList<>();
        for (int n = 0; n < Math.max(history, streams); n++) {
            int stream = n % streams;
            long sequence = n / streams;
            BigDecimal amount = BigDecimal.valueOf(sequence + 1);
            QuotaEvent event = sequence == 0
                    ? new QuotaOpened(idOf(stream), amount)
                    : new QuotaRevised(idOf(stream), amount.subtract(BigDecimal.ONE), amount, note(random));
            batch.add(new GenericDomainEventMessage<>("Quota", idOf(stream), sequence, event, METADATA));
            if (batch.size() == BATCH) {
                append.accept(batch);
                batch = new ArrayList<>();
            }
        }
        if (!batch.isEmpty()) {
            append.accept(batch);
        }
    }

    /** What the nth command does: every stream once, so that it is cached, then by Zipf. */
    Commands commands() {
        Random random = new Random(seed);
        double[] upTo = new double[streams];
        double sum = 0;
        for (int rank = 0; rank < streams; rank++) {
            sum += 1.0 / (rank + 1);
            upTo[rank] = sum;
        }
        String[] chosen = new String[CHOICES];
        for (int choice = 0; choice < CHOICES; choice++) {
            int found = Arrays.binarySearch(upTo, random.nextDouble() * sum);
            chosen[choice] = idOf(Math.min(streams - 1, found < 0 ? -found - 1 : found));
        }
        String[] notes = new String[64];
        Arrays.setAll(notes, note -> note(random));
        return new Commands(streams, chosen, notes);
    }

    /** Words, as people write them: not so random that nothing could compress them, nor so regular that anything could. */
    private String note(Random random) {
        StringBuilder note = new StringBuilder();
        while (note.length() < noteBytes) {
            note.append(new UUID(random.nextLong(), random.nextLong())).append(" agreed with the region ");
        }
        return note.substring(0, noteBytes);
    }

    /** Commands by number. */
    record Commands(int streams, String[] chosen, String[] notes) {

        ReviseQuota nth(long n) {
            String quota = n < streams ? idOf((int) n) : chosen[(int) (n % chosen.length)];
            return new ReviseQuota(quota, BigDecimal.valueOf(1_000_000 + n), notes[(int) (n % notes.length)]);
        }
    }
}
