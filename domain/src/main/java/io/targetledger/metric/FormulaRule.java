package io.targetledger.metric;

import java.util.HashSet;
import java.util.Set;

/** A derived metric is computed from metrics that exist, and never, however far round, from itself. */
final class FormulaRule {

    private final MetricId metric;
    private final MetricCatalogue catalogue;
    private final Set<MetricId> seen = new HashSet<>();

    FormulaRule(MetricId metric, MetricCatalogue catalogue) {
        this.metric = metric;
        this.catalogue = catalogue;
    }

    /**
     * @throws UnknownMetric for the first metric it reads that does not exist
     * @throws FormulaCycle with the way round from the metric to itself
     */
    void check(String formula) {
        check(formula, metric.code());
    }

    private void check(String formula, String path) {
        for (String code : Formula.parse(formula).metrics()) {
            MetricId read = MetricId.of(code);
            String pathToIt = path + " → " + code;
            if (read.equals(metric)) {
                throw new FormulaCycle(metric, pathToIt);
            }
            MetricCatalogue.Entry entry = catalogue.find(read).orElseThrow(() -> new UnknownMetric("formula", read));
            String itsFormula = entry.definition().formula();
            if (itsFormula != null && seen.add(read)) {
                check(itsFormula, pathToIt);
            }
        }
    }
}
