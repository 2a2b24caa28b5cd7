package io.targetledger.improvement;

import java.time.LocalDate;
import java.util.List;

import io.targetledger.organisation.PersonId;
import io.targetledger.shared.Reason;
import org.jspecify.annotations.Nullable;

/** What happened to an improvement plan. Events repeat what they replace, so that each explains itself. */
public sealed interface PlanEvent {

    PlanId planId();

    /** {@code terms} have number 1 and wait for the person's agreement. */
    record PlanDrafted(
            PlanId planId,
            PersonId person,
            PersonId sponsor,
            Origin origin,
            String purpose,
            Terms terms,
            List<Support> support,
            @Nullable Reason reason)
            implements PlanEvent {

        public PlanDrafted {
            support = List.copyOf(support);
        }
    }

    /**
     * The terms of a plan that is not active were written anew: it is a draft, and waits for the person's agreement.
     *
     * @param previous those they take the place of, agreed to or not
     */
    record PlanRedrafted(
            PlanId planId,
            Terms previous,
            Terms terms,
            @Nullable Reason reason) implements PlanEvent {}

    /**
     * Other terms are proposed for a plan that runs. Those in force stay so until the person agrees; a proposal before this
     * one that was not answered is part of it.
     *
     * @param previous what the proposal starts from: the unanswered proposal before, else the terms in force
     * @param extension whether they end later than those in force
     */
    record TermsProposed(PlanId planId, Terms previous, Terms proposed, boolean extension, Reason reason)
            implements PlanEvent {}

    /**
     * The person agreed: the terms are in force.
     *
     * @param status of the plan from now on
     */
    record TermsAgreed(
            PlanId planId,
            Terms terms,
            PersonId by,
            @Nullable String comment,
            PlanStatus status) implements PlanEvent {}

    /** The person did not agree. A draft stays as it is; of a plan that runs the proposal is off. */
    record TermsDeclined(PlanId planId, int terms, PersonId by, String comment) implements PlanEvent {}

    record ProposalWithdrawn(PlanId planId, Terms withdrawn, Reason reason) implements PlanEvent {}

    record PlanActivated(PlanId planId, @Nullable Reason reason) implements PlanEvent {}

    record SponsorChanged(PlanId planId, PersonId previous, PersonId sponsor, Reason reason) implements PlanEvent {}

    record SupportOffered(
            PlanId planId, Support support, @Nullable Reason reason) implements PlanEvent {}

    record SupportProvided(
            PlanId planId,
            String support,
            LocalDate on,
            @Nullable String note,
            @Nullable Reason reason) implements PlanEvent {}

    record EvidenceAdded(
            PlanId planId, Evidence evidence, @Nullable Reason reason) implements PlanEvent {}

    /** @param terms number of the terms in force, which the progress is of */
    record CheckInRecorded(
            PlanId planId,
            CheckIn checkIn,
            int terms,
            @Nullable Reason reason) implements PlanEvent {}

    record CheckInCorrected(PlanId planId, CheckIn previous, CheckIn checkIn, Reason reason) implements PlanEvent {}

    /**
     * @param previous the status it was closed from
     * @param results of every objective in force; none for a plan that was withdrawn
     */
    record PlanClosed(
            PlanId planId,
            PlanStatus previous,
            PlanOutcome outcome,
            List<ObjectiveResult> results,
            LocalDate on,
            Reason reason)
            implements PlanEvent {

        public PlanClosed {
            results = List.copyOf(results);
        }
    }
}
