package io.targetledger.metric;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** A derived metric may not be computed from itself, not even by way of others. */
public final class FormulaCycle extends Refusal {

    public FormulaCycle(MetricId metric, String path) {
        super(FormulaCycle.class, "formula", Map.of("metric", metric, "path", path));
    }
}
