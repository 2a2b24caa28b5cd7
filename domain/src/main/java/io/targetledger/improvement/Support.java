package io.targetledger.improvement;

import io.targetledger.shared.Text;

/**
 * What the organisation does to help.
 *
 * @param code tells it from the other support of the plan, at most 40 characters
 * @param description at most 1,000 characters
 */
public record Support(String code, Kind kind, String description) {

    /** What is offered. */
    public enum Kind {
        TRAINING,
        COACHING,
        RESOURCES
    }

    public Support {
        code = Text.required("support.code", code, 40);
        description = Text.required("support.description", description, 1_000);
    }
}
