package io.targetledger.ledger;

import io.targetledger.testing.TestDatabase;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Stands for the leg on a real MongoDB: where this is skipped, every other test ran on the embedded server only. */
@EnabledIfEnvironmentVariable(
        named = TestDatabase.REAL_MONGODB,
        matches = ".+",
        disabledReason = "TEST_MONGODB_URI is not set: nothing of this run says anything about a real MongoDB")
class RealMongoTest {

    @RegisterExtension
    final TestDatabase database = TestDatabase.perTest();

    @Test
    void theTestsOfThisModuleRunOnARealMongoDb() {
        Document build = database.database().runCommand(new Document("buildInfo", 1));
        assertThat(build).containsKeys("gitVersion", "javascriptEngine", "storageEngines");
    }
}
