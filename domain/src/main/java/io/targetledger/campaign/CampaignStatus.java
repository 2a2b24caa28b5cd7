package io.targetledger.campaign;

/**
 * Where a campaign stands in its life.
 *
 * <pre>
 *            replan   launch    record    close   cancel
 * PLANNED    PLANNED  LAUNCHED  –         –       CANCELLED
 * LAUNCHED   –        –         LAUNCHED  CLOSED  CANCELLED
 * CLOSED     –        –         –         –       –
 * CANCELLED  –        –         –         –       –
 * </pre>
 */
public enum CampaignStatus {
    PLANNED,
    LAUNCHED,
    CLOSED,
    CANCELLED
}
