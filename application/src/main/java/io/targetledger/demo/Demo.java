package io.targetledger.demo;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.targetledger.command.CommandGate;
import io.targetledger.command.Submission;
import io.targetledger.ledger.Ledger;
import io.targetledger.ledger.LedgerEvent;
import io.targetledger.review.ReviewCycleCommand;
import io.targetledger.review.ReviewFollowUps;
import io.targetledger.security.Actor;
import io.targetledger.security.Role;
import io.targetledger.server.DemoData;
import io.targetledger.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Plays the script on an empty ledger. What is recorded is dated back by its business date; that it was recorded today stays
 * visible. A run that was broken off goes on where it stopped, with the seed and the day it began with.
 */
@Component
public final class Demo implements DemoData {

    private static final String SOURCE = "demo";

    /** Acts of a scene that happen at the same time; their appends share commits. */
    private static final int AT_ONCE = 64;

    private final CommandGate gate;
    private final Ledger ledger;
    private final ReviewFollowUps followUps;
    private final Clock clock;

    Demo(CommandGate gate, Ledger ledger, ReviewFollowUps followUps, Clock clock) {
        this.gate = gate;
        this.ledger = ledger;
        this.followUps = followUps;
        this.clock = clock;
    }

    @Override
    public void fill(long seed) {
        fill(seed, LocalDate.now(clock));
    }

    /** @param today the day on which the story ends; not after the clock's */
    public void fill(long seed, LocalDate today) {
        Run asked = new Run(seed, today);
        List<LedgerEvent> first = ledger.read(0, 1);
        Optional<Run> run = first.isEmpty() ? Optional.of(asked) : Run.of(first.get(0));
        run.ifPresent(found -> followUps.holdWhile(() -> play(found)));
    }

    private void play(Run run) {
        List<List<Act>> scenes = Script.of(run.seed(), run.today()).scenes();
        int acts = scenes.stream().mapToInt(List::size).sum();
        if (ledger.command(run.commandId(acts)).isPresent()) {
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, task -> {
            Thread thread = new Thread(task, "demo");
            thread.setDaemon(true);
            return thread;
        });
        try {
            int number = 0;
            for (List<Act> scene : scenes) {
                List<CompletableFuture<Void>> running = new ArrayList<>();
                for (Act act : scene) {
                    String commandId = run.commandId(++number);
                    running.add(CompletableFuture.runAsync(() -> carryOut(act, commandId, run), threads));
                }
                CompletableFuture.allOf(running.toArray(CompletableFuture[]::new))
                        .join();
                scene.stream()
                        .filter(act -> act.command() instanceof ReviewCycleCommand)
                        .forEach(step -> followUps.complete(effectiveAt(step.on())));
            }
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            threads.shutdown();
        }
    }

    private void carryOut(Act act, String commandId, Run run) {
        try {
            gate.submit(
                    act.command(),
                    Submission.by(act.actor(), SOURCE)
                            .withCommandId(commandId)
                            .withCorrelationId(run.correlationId())
                            .withEffectiveAt(effectiveAt(act.on())));
        } catch (Refusal refusal) {
            throw new IllegalStateException(
                    "the demo's own %s was refused: %s".formatted(act.command(), refusal.getMessage()), refusal);
        }
    }

    /** Nine in the morning; null, which is now, for what happened today. */
    private @Nullable Instant effectiveAt(LocalDate day) {
        Instant morning = day.atTime(9, 0).atZone(clock.getZone()).toInstant();
        return morning.isAfter(clock.instant()) ? null : morning;
    }

    @Override
    public List<User> users() {
        return List.of(
                new User("Chen Wei 陈伟, general manager", Staff.manager("chen.wei")),
                new User("Sun Li 孙丽, team lead", Staff.manager("sun.li")),
                new User("Li Na 李娜, sales representative", Staff.representative("li.na")),
                new User("Auditor 审计", Actor.of("auditor", Role.AUDITOR)),
                new User("BI service", Actor.of("bi.service", Role.BI)));
    }

    @Override
    public List<Example> examples(Locale locale) {
        return Examples.in(locale);
    }

    /** One filling of a ledger; what it is stands as correlation id on each of its events. */
    private record Run(long seed, LocalDate today) {

        /** The run that recorded this event, if it was one. */
        static Optional<Run> of(LedgerEvent event) {
            String[] parts =
                    String.valueOf(event.metadata().get("correlationId")).split("/");
            try {
                return SOURCE.equals(event.metadata().get("source")) && parts.length == 3
                        ? Optional.of(new Run(Long.parseLong(parts[1]), LocalDate.parse(parts[2])))
                        : Optional.empty();
            } catch (NumberFormatException | DateTimeException e) {
                return Optional.empty();
            }
        }

        String correlationId() {
            return SOURCE + "/" + seed + "/" + today;
        }

        String commandId(int number) {
            return correlationId() + "/" + number;
        }
    }
}
