package io.targetledger.organisation;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** A unit stands below one of a higher level. */
public final class ParentMustBeHigher extends Refusal {

    public ParentMustBeHigher(UnitLevel level, UnitId parent, UnitLevel parentLevel) {
        super(
                ParentMustBeHigher.class,
                "parentId",
                Map.of("level", level, "parent", parent, "parentLevel", parentLevel));
    }
}
