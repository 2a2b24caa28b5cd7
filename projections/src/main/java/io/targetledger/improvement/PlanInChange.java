package io.targetledger.improvement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import io.targetledger.improvement.PlanEvent.CheckInRecorded;
import io.targetledger.improvement.PlanEvent.PlanClosed;
import io.targetledger.improvement.PlanEvent.PlanDrafted;
import io.targetledger.improvement.PlanEvent.SupportProvided;
import io.targetledger.improvement.PlanEvent.TermsAgreed;
import io.targetledger.improvement.PlanEvent.TermsDeclined;
import io.targetledger.improvement.PlanView.Answer;
import io.targetledger.improvement.PlanView.Closure;
import io.targetledger.improvement.PlanView.HeldCheckIn;
import io.targetledger.improvement.PlanView.Observation;
import io.targetledger.improvement.PlanView.Offer;
import io.targetledger.improvement.PlanView.Provision;
import io.targetledger.organisation.PersonId;
import io.targetledger.shared.Reason;
import org.jspecify.annotations.Nullable;

/** A view while one event changes it. */
final class PlanInChange {

    private final PersonId person;
    private final Origin origin;
    private final String purpose;
    private final Noted drafted;
    private final List<PlanTerms> earlier;
    private final List<Answer> answers;
    private final List<Offer> support;
    private final List<Observation> evidence;
    private final List<HeldCheckIn> checkIns;
    private PlanStatus status;
    private PersonId sponsor;
    private @Nullable PlanTerms inForce;
    private @Nullable PlanTerms proposed;
    private @Nullable Closure closure;

    PlanInChange(PlanView before) {
        status = before.status();
        person = before.person();
        sponsor = before.sponsor();
        origin = before.origin();
        purpose = before.purpose();
        drafted = before.drafted();
        inForce = before.inForce();
        proposed = before.proposed();
        earlier = new ArrayList<>(before.earlier());
        answers = new ArrayList<>(before.answers());
        support = new ArrayList<>(before.support());
        evidence = new ArrayList<>(before.evidence());
        checkIns = new ArrayList<>(before.checkIns());
        closure = before.closure();
    }

    static PlanInChange drafted(PlanDrafted event, Noted noted) {
        return new PlanInChange(new PlanView(
                PlanStatus.DRAFT,
                event.person(),
                event.sponsor(),
                event.origin(),
                event.purpose(),
                noted,
                null,
                PlanTerms.proposed(event.terms(), event.reason(), noted),
                List.of(),
                List.of(),
                event.support().stream().map(PlanInChange::offered).toList(),
                List.of(),
                List.of(),
                null,
                null));
    }

    private static Offer offered(Support support) {
        return new Offer(support.code(), support.kind(), support.description(), List.of());
    }

    PlanView asView() {
        return new PlanView(
                status,
                person,
                sponsor,
                origin,
                purpose,
                drafted,
                inForce,
                proposed,
                List.copyOf(earlier),
                List.copyOf(answers),
                List.copyOf(support),
                List.copyOf(evidence),
                List.copyOf(checkIns),
                nextDue(),
                closure);
    }

    private @Nullable LocalDate nextDue() {
        if (!status.isRunning() || inForce == null) {
            return null;
        }
        List<LocalDate> held = checkIns.stream()
                .map(HeldCheckIn::scheduled)
                .filter(Objects::nonNull)
                .toList();
        return inForce.checkIns().stream()
                .filter(day -> !held.contains(day))
                .findFirst()
                .orElse(null);
    }

    /** What was agreed before a plan is a draft again is no longer in force. */
    void redraft(Terms terms, @Nullable Reason reason, Noted noted) {
        put(inForce, PlanTerms.State.REPLACED);
        inForce = null;
        status = PlanStatus.DRAFT;
        propose(terms, reason, noted);
    }

    void propose(Terms terms, @Nullable Reason reason, Noted noted) {
        put(proposed, PlanTerms.State.REPLACED);
        proposed = PlanTerms.proposed(terms, reason, noted);
    }

    void agree(TermsAgreed event, Noted noted) {
        put(inForce, PlanTerms.State.REPLACED);
        inForce = Objects.requireNonNull(proposed, "only what was proposed is agreed to")
                .become(PlanTerms.State.IN_FORCE);
        proposed = null;
        status = event.status();
        answers.add(new Answer(event.terms().number(), true, event.by(), event.comment(), noted));
    }

    /** A draft that is declined goes on waiting; the proposal of a plan that runs is off. */
    void decline(TermsDeclined event, Noted noted) {
        if (status.isRunning()) {
            put(proposed, PlanTerms.State.DECLINED);
            proposed = null;
        }
        answers.add(new Answer(event.terms(), false, event.by(), event.comment(), noted));
    }

    void withdrawProposal() {
        put(proposed, PlanTerms.State.WITHDRAWN);
        proposed = null;
    }

    private void put(@Nullable PlanTerms terms, PlanTerms.State state) {
        if (terms != null) {
            earlier.add(terms.become(state));
            earlier.sort(Comparator.comparingInt(PlanTerms::number));
        }
    }

    void activate() {
        status = PlanStatus.ACTIVE;
    }

    void sponsor(PersonId next) {
        sponsor = next;
    }

    void offer(Support offer) {
        support.add(offered(offer));
    }

    void provide(SupportProvided event, Noted noted) {
        support.replaceAll(offer -> offer.code().equals(event.support())
                ? offer.with(new Provision(event.on(), event.note(), noted))
                : offer);
    }

    void add(Evidence added, Noted noted) {
        evidence.add(new Observation(added.on(), added.words(), added.reference(), noted));
    }

    void record(CheckInRecorded event, Noted noted) {
        checkIns.add(new HeldCheckIn(event.checkIn(), event.terms(), 0, noted));
    }

    void correct(CheckIn corrected) {
        checkIns.replaceAll(held -> held.checkIn().isForSameDayAs(corrected)
                ? new HeldCheckIn(corrected, held.terms(), held.corrections() + 1, held.noted())
                : held);
    }

    void close(PlanClosed event, Noted noted) {
        put(proposed, PlanTerms.State.LAPSED);
        proposed = null;
        status = PlanStatus.CLOSED;
        closure = new Closure(
                event.outcome(),
                event.previous(),
                event.on(),
                event.results(),
                event.reason().value(),
                noted);
    }
}
