package io.targetledger.improvement;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;

import io.targetledger.organisation.OrganisationQueries;
import io.targetledger.organisation.UnitId;
import io.targetledger.organisation.UnitsThen;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Versioned;
import org.jspecify.annotations.Nullable;

/** Which unit people belonged to when their plans were drafted, by what was known when the plans were changed last. */
record PlanUnits(UnitsThen units) {

    static PlanUnits of(Collection<Versioned<PlanView>> plans, OrganisationQueries organisation, ReadPoint at) {
        return new PlanUnits(organisation.unitsThen(
                plans.stream().map(plan -> plan.view().person()).toList(), at));
    }

    @Nullable
    UnitId of(Versioned<PlanView> plan) {
        LocalDate drafted = LocalDate.ofInstant(plan.view().drafted().at(), ZoneOffset.UTC);
        return units.of(plan.view().person(), drafted, plan.position());
    }
}
