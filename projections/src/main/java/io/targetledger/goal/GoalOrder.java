package io.targetledger.goal;

import io.targetledger.projection.Order;

/** What a list of goals is ordered by; the id settles ties. */
public record GoalOrder(Field field, boolean descending) {

    public static final GoalOrder DEFAULT = new GoalOrder(Field.PERIOD_START, false);

    public enum Field {
        TITLE("view.title"),
        TARGET("view.target"),
        /** Computed; goals without measurements come first when ascending. */
        ATTAINMENT("attainment"),
        PERIOD_START("view.period.start"),
        PERIOD_END("view.period.end"),
        CREATED_AT("createdAt"),
        UPDATED_AT("updatedAt");

        private final String path;

        Field(String path) {
            this.path = path;
        }
    }

    Order asOrder() {
        return new Order(field.path, descending);
    }
}
