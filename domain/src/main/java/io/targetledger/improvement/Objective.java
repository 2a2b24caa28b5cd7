package io.targetledger.improvement;

import java.time.LocalDate;

import io.targetledger.shared.Text;

/**
 * One thing to be reached.
 *
 * @param code tells it from the other objectives of the plan, at most 40 characters
 * @param title at most 500 characters
 * @param due the day by whose end the threshold is to be met; within the plan's period
 */
public record Objective(String code, String title, Measure measure, Threshold threshold, LocalDate due) {

    public Objective {
        code = Text.required("objective.code", code, 40);
        title = Text.required("objective.title", title, 500);
    }
}
