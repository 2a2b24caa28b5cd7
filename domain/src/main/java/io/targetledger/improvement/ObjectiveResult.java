package io.targetledger.improvement;

import java.math.BigDecimal;

/** What was reached of an objective when the plan ended, and whether that met the threshold then in force. */
public record ObjectiveResult(String objective, Threshold threshold, BigDecimal value, boolean met) {}
