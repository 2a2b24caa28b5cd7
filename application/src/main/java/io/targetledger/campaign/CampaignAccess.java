package io.targetledger.campaign;

import io.targetledger.campaign.CampaignCommand.RecordConversion;
import io.targetledger.campaign.CampaignCommand.RecordResponse;
import io.targetledger.command.AccessRule;
import io.targetledger.security.Actor;
import io.targetledger.security.Role;

/** A MANAGER runs campaigns; a SALES_REP records what customers answered and bought, and takes nothing back. */
record CampaignAccess() implements AccessRule<CampaignCommand> {

    @Override
    public Class<CampaignCommand> commands() {
        return CampaignCommand.class;
    }

    @Override
    public boolean allows(Actor actor, CampaignCommand command) {
        return actor.is(Role.MANAGER) || (records(command) && actor.is(Role.SALES_REP));
    }

    @Override
    public String needed(CampaignCommand command) {
        return records(command) ? "NEEDS_SALES_ROLE" : "NEEDS_MANAGER";
    }

    private static boolean records(CampaignCommand command) {
        return command instanceof RecordResponse || command instanceof RecordConversion;
    }
}
