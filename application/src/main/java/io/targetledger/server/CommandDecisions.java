package io.targetledger.server;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

import io.targetledger.command.Decision;
import io.targetledger.ledger.EventTypes;
import io.targetledger.projection.Decisions;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Views;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** All reads of one command stand at the point of its first, taken when everything recorded before it was folded. */
final class CommandDecisions implements Decisions {

    private static final String RESOURCE = CommandDecisions.class.getName();

    private final Views views;
    private final EventTypes types;

    CommandDecisions(Views views, EventTypes types) {
        this.views = views;
        this.types = types;
    }

    @Override
    public ReadPoint reading(Class<?>... groundsMove) {
        ReadPoint at = CurrentUnitOfWork.map(unitOfWork ->
                        unitOfWork.root().<ReadPoint>getOrComputeResource(RESOURCE, key -> views.upToDate()))
                .orElseGet(views::upToDate);
        Set<String> moving = new TreeSet<>();
        Arrays.stream(groundsMove).forEach(type -> moving.addAll(types.namesOf(type)));
        if (!moving.isEmpty()) {
            Decision.basedOn(at.position(), moving);
        }
        return at;
    }
}
