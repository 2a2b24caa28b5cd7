package io.targetledger.campaign;

/** Which customers a customer counts among, as pinned at the launch. */
public enum Group {
    /** Members of the segment to whom the campaign goes. */
    AUDIENCE,
    /** Members of the segment who were held back by lot. */
    CONTROL,
    /** All other customers there were. */
    OTHERS
}
