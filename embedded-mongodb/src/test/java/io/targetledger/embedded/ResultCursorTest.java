package io.targetledger.embedded;

import java.time.Duration;
import java.util.List;

import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.bson.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ResultCursorTest {

    private final CursorRegistry cursors = new CursorRegistry();

    @Test
    void aCursorNobodyComesBackForIsForgotten() {
        open(Duration.ofMillis(1));

        await().until(() -> cursors.size() == 0);
    }

    @Test
    void aCursorIsKeptWhileThereIsPatience() {
        ResultCursor patient = open(Duration.ofMinutes(10));
        open(Duration.ofMillis(1));

        await().until(() -> cursors.size() == 1);
        assertThat(cursors.getCursor(patient.getId())).isSameAs(patient);
    }

    private ResultCursor open(Duration patience) {
        ResultCursor cursor =
                new ResultCursor(cursors.generateCursorId(), List.of(new Document("_id", 1), new Document("_id", 2)));
        cursors.add(cursor);
        cursor.forgetWhenIdle(cursors, patience);
        return cursor;
    }
}
