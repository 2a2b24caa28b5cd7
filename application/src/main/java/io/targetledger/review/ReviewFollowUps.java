package io.targetledger.review;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import io.targetledger.command.CommandGate;
import io.targetledger.command.Submission;
import io.targetledger.organisation.PersonId;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Versioned;
import io.targetledger.projection.Views;
import io.targetledger.review.AssessmentCommand.RequestAssessment;
import io.targetledger.review.ReviewCommand.OpenReview;
import io.targetledger.review.ReviewCommand.PublishReview;
import io.targetledger.review.ReviewCommand.ScoreReview;
import io.targetledger.security.Actor;
import io.targetledger.security.Role;
import io.targetledger.shared.Command;
import io.targetledger.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * What follows the step of a cycle for each of its reviews: opened and its first raters asked, scored, published. It keeps
 * no list of what is to be done: it looks at the cycles under way and does what they lack, so that whatever was broken off
 * is finished by looking again, by this process or another. Each command records nothing where it was carried out before.
 */
@Component
public final class ReviewFollowUps implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ReviewFollowUps.class);

    private static final Actor SYSTEM = Actor.of("system", Role.ADMIN);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration BREATH = Duration.ofMillis(20);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final CommandGate gate;
    private final Views views;
    private final ReviewCycleQueries cycles;
    private final ReviewQueries reviews;
    private final AssessmentQueries assessments;

    /** Steps of cycles after which nothing is lacking. */
    private final Set<String> settled = new HashSet<>();

    private final ReentrantLock working = new ReentrantLock(true);
    private volatile boolean running;
    private @Nullable Thread thread;

    ReviewFollowUps(
            CommandGate gate,
            Views views,
            ReviewCycleQueries cycles,
            ReviewQueries reviews,
            AssessmentQueries assessments) {
        this.gate = gate;
        this.views = views;
        this.cycles = cycles;
        this.reviews = reviews;
        this.assessments = assessments;
    }

    /** Runs something that sees to all of this itself, undisturbed. */
    public void holdWhile(Runnable task) {
        working.lock();
        try {
            task.run();
        } finally {
            working.unlock();
        }
    }

    /**
     * Does all that cycles lack by now, and returns when it is done.
     *
     * @param effectiveAt when it became true in the business; null for now
     */
    public void complete(@Nullable Instant effectiveAt) {
        while (running && !look(views.upToDate(), effectiveAt)) {
            LockSupport.parkNanos(BREATH.toNanos());
        }
    }

    @Override
    public void start() {
        running = true;
        Thread worker = new Thread(this::run, "review-follow-ups");
        worker.setDaemon(true);
        thread = worker;
        worker.start();
    }

    /** The command in flight is seen through; the rest is found lacking at the next start. */
    @Override
    public void stop() {
        running = false;
        Thread worker = thread;
        if (worker != null) {
            try {
                worker.join(Duration.ofSeconds(30).toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        boolean failing = false;
        while (running) {
            long seen = views.now().position();
            try {
                boolean done = look(views.now(), null);
                failing = false;
                if (done) {
                    views.projector().await(seen + 1, LOOK);
                }
                LockSupport.parkNanos(BREATH.toNanos());
            } catch (RuntimeException e) {
                if (!failing && running) {
                    log.warn("What follows a step of a cycle of reviews failed; trying again", e);
                }
                failing = true;
                LockSupport.parkNanos(AFTER_FAILURE.toNanos());
            }
        }
    }

    /** Whether nothing is lacking in any cycle. */
    private boolean look(ReadPoint at, @Nullable Instant effectiveAt) {
        working.lock();
        try {
            boolean done = true;
            for (Versioned<ReviewCycleView> cycle : cycles.underWay(at)) {
                String step = cycle.key() + " " + cycle.view().status();
                if (!settled.contains(step)) {
                    if (new Pass(cycle, at, effectiveAt).complete()) {
                        settled.add(step);
                    } else {
                        done = false;
                    }
                }
            }
            return done;
        } finally {
            working.unlock();
        }
    }

    /** One look at one cycle. */
    private final class Pass {

        private final ReviewCycleId cycle;
        private final ReviewCycleView view;
        private final ReadPoint at;
        private final @Nullable Instant effectiveAt;

        Pass(Versioned<ReviewCycleView> cycle, ReadPoint at, @Nullable Instant effectiveAt) {
            this.cycle = new ReviewCycleId(cycle.key());
            this.view = cycle.view();
            this.at = at;
            this.effectiveAt = effectiveAt;
        }

        /** Does what the cycle lacks; whether all of it was done. */
        boolean complete() {
            return switch (view.status()) {
                case OPEN -> open() & ask();
                case ASSESSING -> ask();
                case CALIBRATING -> each(ReviewStatus.OPEN, ScoreReview::new);
                case PUBLISHED -> each(ReviewStatus.SCORED, PublishReview::new);
                case PLANNED, CLOSED, CANCELLED -> true;
            };
        }

        private boolean open() {
            Set<String> opened = reviews.ids(cycle, Set.of(ReviewStatus.values()), at);
            boolean all = true;
            for (ReviewedPerson person : cycles.reviewed(cycle, at)) {
                OpenReview command = OpenReview.of(cycle, person.person());
                if (!opened.contains(command.reviewId().value())) {
                    all &= submit(command);
                }
            }
            return all;
        }

        /** Asks everyone about themself, and the manager of the day the cycle was opened, where the form does. */
        private boolean ask() {
            Set<String> asked = assessments.ids(cycle, at);
            boolean all = true;
            for (ReviewedPerson person : cycles.reviewed(cycle, at)) {
                ReviewId review = ReviewId.of(cycle, person.person());
                all &= ask(person, RaterKind.SELF, AssessmentId.ofSelf(review), person.person(), asked);
                all &= ask(person, RaterKind.MANAGER, AssessmentId.ofManager(review), person.manager(), asked);
            }
            return all;
        }

        private boolean ask(
                ReviewedPerson person, RaterKind kind, AssessmentId id, @Nullable PersonId rater, Set<String> asked) {
            ReviewCycleView.Pinned pinned = view.pinned();
            return rater == null
                    || pinned == null
                    || pinned.form().askedOf(kind).isEmpty()
                    || asked.contains(id.value())
                    || submit(new RequestAssessment(id, cycle, person.person(), kind, RaterId.of(rater)));
        }

        private boolean each(ReviewStatus lacking, Function<ReviewId, ReviewCommand> command) {
            boolean all = true;
            for (String review : new TreeSet<>(reviews.ids(cycle, Set.of(lacking), at))) {
                all &= submit(command.apply(new ReviewId(review)));
            }
            return all;
        }

        /** Whether it need not be tried again. */
        private boolean submit(Command command) {
            if (!running) {
                return false;
            }
            try {
                gate.submit(
                        command,
                        Submission.by(SYSTEM, "system")
                                .withCorrelationId(cycle.value())
                                .withEffectiveAt(effectiveAt));
                return true;
            } catch (Refusal refusal) {
                boolean again = refusal.violations().stream()
                        .anyMatch(violation -> violation.code().equals("CONFLICT"));
                if (!again) {
                    // The cycle has moved on, or somebody has seen to it in another way.
                    log.info("{} is not done: {}", command, refusal.getMessage());
                }
                return !again;
            }
        }
    }
}
