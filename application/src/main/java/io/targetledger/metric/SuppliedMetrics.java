package io.targetledger.metric;

import java.util.Map;

import io.targetledger.command.CommandGate;
import io.targetledger.command.Submission;
import io.targetledger.metric.MetricCommand.DefineMetric;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Versioned;
import io.targetledger.projection.Views;
import io.targetledger.security.Actor;
import io.targetledger.security.Role;
import org.springframework.stereotype.Component;

/** Supplies the usual sales metrics to a ledger that lacks them. One that was defined, in whichever way, stays as it is. */
@Component
public final class SuppliedMetrics {

    private final Views views;
    private final MetricQueries metrics;
    private final CommandGate gate;

    SuppliedMetrics(Views views, MetricQueries metrics, CommandGate gate) {
        this.views = views;
        this.metrics = metrics;
        this.gate = gate;
    }

    /** Defines what is missing of {@link StandardMetrics}, in the currency that revenue is counted in already, else US dollars. */
    public void supply() {
        ReadPoint at = views.upToDate();
        Map<String, Versioned<MetricView>> known = metrics.all(at);
        Submission submission = Submission.by(Actor.of("system", Role.ADMIN), "system");
        for (DefineMetric standard : StandardMetrics.in(metrics.currency(at))) {
            if (!known.containsKey(standard.metricId().value())) {
                gate.submit(standard, submission);
            }
        }
    }
}
