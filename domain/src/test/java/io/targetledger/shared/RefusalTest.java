package io.targetledger.shared;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.targetledger.metric.MetricId;
import io.targetledger.metric.UnknownMetric;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RefusalTest {

    @Test
    void theCodeOfANamedRuleIsItsNameInUpperCase() {
        assertThat(Refusal.codeOf(ReasonMissing.class)).isEqualTo("REASON_MISSING");
        assertThat(new UnknownMetric("metricId", MetricId.of("luck")).violations())
                .containsExactly(new Violation("UNKNOWN_METRIC", "metricId", Map.of("given", "metric/luck")));
    }

    @Test
    void itIsTheSameAfterBeingSentSomewhere() throws Exception {
        Refusal refusal = new Refusal(List.of(
                new Violation("ONE", null),
                new Violation(
                        "OTHER",
                        "target",
                        Map.of("given", new BigDecimal("1.5"), "on", LocalDate.EPOCH, "metric", MetricId.of("luck")))));
        Refusal received = (Refusal) sent(refusal);
        assertThat(received.violations()).isEqualTo(refusal.violations());
        assertThat(received).hasMessage(refusal.getMessage());
    }

    @Test
    void itNamesAtLeastOneThing() {
        assertThatThrownBy(() -> new Refusal(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static Object sent(Object object) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }
}
