package io.targetledger.graphql;

import io.targetledger.shared.LocalizedName;
import org.jspecify.annotations.Nullable;

public record LocalizedNameInput(String en, @Nullable String zh) {

    /** @throws io.targetledger.shared.Refusal as {@link LocalizedName} does */
    public LocalizedName toName() {
        return new LocalizedName(en, zh);
    }
}
