package io.targetledger.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.targetledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.targetledger.ledger.TestEvent.counted;
import static io.targetledger.ledger.TestEvent.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LedgerTest {

    @RegisterExtension
    final TestDatabase database = TestDatabase.perTest();

    private Ledger ledger;

    @BeforeEach
    void open() {
        ledger = Ledger.open(database.database(), TestEvent.types(), LedgerSettings.defaults());
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void anEmptyLedgerHasAnEmptyHeadAndNothingToRead() {
        assertThat(ledger.head()).isEqualTo(Head.EMPTY);
        assertThat(ledger.read(0, 10)).isEmpty();
        assertThat(ledger.lastSequence("counter/1")).isEmpty();
        assertThat(ledger.positionAt(Instant.now())).isZero();
        assertThat(ledger.command("c")).isEmpty();
        assertThat(ledger.verify(VerificationListener.NONE).isIntact()).isTrue();
    }

    @Test
    void whatIsAppendedIsReadBackInOrder() {
        Appended first = ledger.append(Append.of(opened("counter/1"), counted("counter/1", 1)));
        Appended second = ledger.append(Append.of(opened("counter/2")));

        assertThat(first.firstPosition()).isEqualTo(1);
        assertThat(first.lastPosition()).isEqualTo(2);
        assertThat(second.commit()).isEqualTo(2);
        assertThat(ledger.read(0, 10))
                .extracting(LedgerEvent::position, LedgerEvent::aggregate, LedgerEvent::type, LedgerEvent::payload)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                1L, "counter/1", "test.Opened", new TestEvent.Opened("counter/1")),
                        org.assertj.core.groups.Tuple.tuple(2L, "counter/1", "test.Counted", new TestEvent.Counted(1)),
                        org.assertj.core.groups.Tuple.tuple(
                                3L, "counter/2", "test.Opened", new TestEvent.Opened("counter/2")));
        assertThat(ledger.head().position()).isEqualTo(3);
        assertThat(ledger.lastSequence("counter/1")).hasValue(1);
        assertThat(ledger.verify(VerificationListener.NONE).isIntact()).isTrue();
    }

    @Test
    void readingMayBeginAndEndInsideACommit() {
        ledger.append(Append.of(
                opened("counter/1"), counted("counter/1", 1), counted("counter/1", 2), counted("counter/1", 3)));
        ledger.append(Append.of(opened("counter/2"), counted("counter/2", 1)));

        for (long after = 0; after <= 6; after++) {
            for (int atMost = 1; atMost <= 7; atMost++) {
                try (Ledger fresh = Ledger.open(database.database(), TestEvent.types(), LedgerSettings.defaults())) {
                    long from = after;
                    List<Long> positions = fresh.read(after, atMost).stream()
                            .map(LedgerEvent::position)
                            .toList();
                    assertThat(positions).hasSize((int) Math.min(atMost, 6 - after));
                    assertThat(positions).allMatch(position -> position > from);
                    assertThat(positions).isSorted().doesNotHaveDuplicates();
                    long next = after + positions.size();
                    assertThat(fresh.read(next, 10)).hasSize((int) (6 - next));
                }
            }
        }
    }

    @Test
    void anAppendOnAStaleVersionIsRefusedNamingBoth() {
        ledger.append(Append.of(opened("counter/1"), counted("counter/1", 1)));

        assertThatExceptionOfType(AggregateConflict.class)
                .isThrownBy(() -> ledger.append(Append.of(counted("counter/1", 1))))
                .satisfies(conflict -> {
                    assertThat(conflict.expected()).isEqualTo(0);
                    assertThat(conflict.actual()).isEqualTo(1);
                })
                .withMessageContaining("expected at version 0 but is at 1");
        assertThatExceptionOfType(AggregateConflict.class)
                .isThrownBy(() -> ledger.append(Append.of(opened("counter/1"))));
    }

    @Test
    void anAppendThatWouldLeaveAGapIsRefused() {
        ledger.append(Append.of(opened("counter/1")));

        assertThatExceptionOfType(AggregateConflict.class)
                .isThrownBy(() -> ledger.append(Append.of(counted("counter/1", 5))));
        assertThatExceptionOfType(AggregateConflict.class)
                .isThrownBy(() -> ledger.append(Append.of(counted("counter/2", 1))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ledger.append(Append.of(counted("counter/1", 1), counted("counter/1", 3))));
    }

    @Test
    void aStaleVersionIsRefusedAlsoByALedgerThatHasNotSeenTheAggregate() {
        ledger.append(Append.of(opened("counter/1")));

        try (Ledger other = Ledger.open(database.database(), TestEvent.types(), LedgerSettings.defaults())) {
            assertThatExceptionOfType(AggregateConflict.class)
                    .isThrownBy(() -> other.append(Append.of(opened("counter/1"))));
            assertThat(other.append(Append.of(counted("counter/1", 1))).lastPosition())
                    .isEqualTo(2);
        }
        assertThatExceptionOfType(AggregateConflict.class)
                .isThrownBy(() -> ledger.append(Append.of(counted("counter/1", 1))));
        ledger.append(Append.of(counted("counter/1", 2)));
    }

    @Test
    void aCommandIsRecordedOnceAndItsOutcomeKept() {
        NewEvent first =
                new NewEvent("e1", "counter/1", "Counter", 0, new TestEvent.Opened("a"), Map.of("commandDigest", "d1"));
        Appended appended = ledger.append(new Append(List.of(first, counted("counter/1", 1)), "command-1", null));

        assertThatExceptionOfType(CommandAlreadyRecorded.class)
                .isThrownBy(() -> ledger.append(new Append(List.of(opened("counter/9")), "command-1", null)));
        assertThat(ledger.command("command-1"))
                .contains(new RecordedCommand("command-1", "counter/1", "d1", 1, 1, 2, 1, appended.recordedAt()));
        assertThat(ledger.read(0, 10))
                .allMatch(event -> "command-1".equals(event.metadata().get("commandId")));
    }

    @Test
    void aGuardHoldsUntilAnEventOfItsTypesIsRecorded() {
        ledger.append(Append.of(opened("counter/1")));
        Guard guard = new Guard(1, Set.of("test.Counted"));
        ledger.append(new Append(List.of(opened("counter/2")), null, guard));
        ledger.append(Append.of(counted("counter/1", 1)));

        assertThatExceptionOfType(GuardFailed.class)
                .isThrownBy(() -> ledger.append(new Append(List.of(opened("counter/3")), null, guard)))
                .withMessageContaining("test.Counted was recorded at position 3");
        try (Ledger other = Ledger.open(database.database(), TestEvent.types(), LedgerSettings.defaults())) {
            assertThatExceptionOfType(GuardFailed.class)
                    .isThrownBy(() -> other.append(new Append(List.of(opened("counter/3")), null, guard)))
                    .withMessageContaining("position 3");
            other.append(new Append(List.of(opened("counter/3")), null, new Guard(3, Set.of("test.Counted"))));
        }
    }

    @Test
    void waitingReturnsWhenAnotherLedgerAppends() {
        try (Ledger other = Ledger.open(database.database(), TestEvent.types(), LedgerSettings.defaults())) {
            assertThat(ledger.awaitAfter(0, Duration.ofMillis(1))).isFalse();
            other.append(Append.of(opened("counter/1")));
            assertThat(ledger.awaitAfter(0, Duration.ofSeconds(20))).isTrue();
            assertThat(ledger.awaitAfter(1, Duration.ofMillis(1))).isFalse();
        }
    }
}
