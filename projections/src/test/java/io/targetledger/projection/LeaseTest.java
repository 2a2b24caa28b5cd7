package io.targetledger.projection;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import io.targetledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class LeaseTest {

    private final TestDatabase database = TestDatabase.open();
    private final ProgressStore store = new ProgressStore(database.database(), ZoneOffset.UTC);
    private final List<String> taken = new ArrayList<>();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void oneHasItUntilItIsReleased() {
        Lease one = new Lease(store, () -> taken.add("one"));
        Lease other = new Lease(store, () -> taken.add("other"));

        assertThat(one.hold()).isTrue();
        assertThat(one.hold()).isTrue();
        assertThat(other.hold()).isFalse();
        assertThat(other.isOurs()).isFalse();
        one.release();
        assertThat(other.hold()).isTrue();

        assertThat(taken).containsExactly("one", "other");
    }

    @Test
    void itIsOursAlreadyForWhoeverLooksWhileItIsTaken() {
        List<Boolean> seen = new ArrayList<>();
        Lease[] lease = new Lease[1];
        lease[0] = new Lease(store, () -> seen.add(lease[0].isOurs()));

        lease[0].hold();

        assertThat(seen).containsExactly(true);
    }

    @Test
    void whoCannotBeginWithItHasNotTakenIt() {
        Lease lease = new Lease(store, () -> {
            taken.add("");
            if (taken.size() == 1) {
                throw new IllegalStateException("no answer");
            }
        });

        assertThatIllegalStateException().isThrownBy(lease::hold);
        assertThat(lease.isOurs()).isFalse();
        assertThat(lease.hold()).isTrue();

        assertThat(taken).hasSize(2);
    }
}
