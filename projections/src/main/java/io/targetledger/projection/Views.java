package io.targetledger.projection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import com.mongodb.client.MongoDatabase;
import io.targetledger.ledger.Ledger;

/** The read side of one ledger: where a read can stand, and readers for each view. */
public final class Views implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Ledger ledger;
    private final ViewStore store;
    private final Projector projector;
    private final Clock clock;
    private final ZoneId zone;
    private final Map<String, Replay<?, ?>> replays = new ConcurrentHashMap<>();
    /** One at a time: each takes a processor. */
    private final ExecutorService replayer = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "replay");
        thread.setDaemon(true);
        return thread;
    });

    private Views(Ledger ledger, ViewStore store, Projector projector, Clock clock, ZoneId zone) {
        this.ledger = ledger;
        this.store = store;
        this.projector = projector;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * Opens the views of a ledger and keeps them up with it.
     *
     * @param zone of the business: says which date a moment falls on
     */
    public static Views open(
            Ledger ledger, MongoDatabase database, List<? extends Fold<?, ?>> folds, Clock clock, ZoneId zone) {
        ViewStore store = new ViewStore(database, ledger.codecs(), folds, clock, zone);
        Views views = new Views(ledger, store, Projector.start(ledger, database, store), clock, zone);
        views.projector.whenClaimed(views::goOnWithReplays);
        return views;
    }

    /** Reads one view. Reads throw {@link UnanswerableRead} {@code VIEW_IS_MADE_ANEW} for as long as its fold, changed, is at that. */
    public <V> ViewReader<V> reader(Fold<V, ?> fold) {
        return store.reader(fold, () -> projector.check(fold));
    }

    /** The present, as far as it is folded. */
    public ReadPoint now() {
        return ReadPoint.of(projector.progress().position(), clock.instant(), zone);
    }

    /** The present, everything recorded so far included, by whichever process. */
    public ReadPoint upToDate() {
        return atLeast(ledger.head().position());
    }

    /**
     * The present, at least what was recorded up to the position.
     *
     * @throws UnanswerableRead {@code POSITION_NOT_REACHED} when the views do not get there in ten seconds
     */
    public ReadPoint atLeast(long position) {
        if (!projector.await(position, PATIENCE)) {
            throw new UnanswerableRead(
                    "POSITION_NOT_REACHED",
                    Map.of("given", position, "reached", projector.progress().position()));
        }
        return now();
    }

    /**
     * The past: what reads of the present would have said at that moment.
     *
     * @throws UnanswerableRead {@code AS_OF_IN_FUTURE}, {@code POSITION_NOT_REACHED}
     */
    public ReadPoint asOf(Instant moment) {
        Instant now = clock.instant();
        if (moment.isAfter(now)) {
            throw new UnanswerableRead("AS_OF_IN_FUTURE", Map.of("given", moment, "now", now));
        }
        long position = ledger.positionAt(moment);
        atLeast(position);
        return ReadPoint.of(position, moment, zone);
    }

    /**
     * The past, where the position that was reached at a moment is known already; no round trip.
     *
     * @param position folded already, as that of anything that was read is
     */
    public ReadPoint then(long position, Instant moment) {
        return ReadPoint.of(position, moment, zone);
    }

    /** The last that was known on a day of the business; the point itself if that day was not over at it. */
    public ReadPoint endOf(LocalDate day, ReadPoint at) {
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1);
        return end.isBefore(at.moment())
                ? ReadPoint.of(Math.min(ledger.positionAt(end), at.position()), end, zone)
                : at;
    }

    /** Which day of the business a moment falls on. */
    public LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    /** Position of the last event recorded before a moment; 0 when there is none. One round trip. */
    public long positionBefore(Instant moment) {
        return ledger.positionAt(moment.minusNanos(1));
    }

    /** When the event at a position was recorded; the epoch for 0. One round trip. */
    public Instant recordedAt(long position) {
        return position == 0
                ? Instant.EPOCH
                : ledger.read(position - 1, 1).get(0).recordedAt();
    }

    /**
     * The point from another business time.
     *
     * @throws UnanswerableRead {@code BUSINESS_TIME_OUT_OF_RANGE} unless it is of the years 1900 to 9999
     */
    public ReadPoint seenFrom(Instant businessTime, ReadPoint at) {
        Instant earliest = BusinessTime.BEGINNING.atStartOfDay(zone).toInstant();
        Instant latest = BusinessTime.END.atStartOfDay(zone).toInstant();
        if (businessTime.isBefore(earliest) || businessTime.isAfter(latest)) {
            throw new UnanswerableRead(
                    "BUSINESS_TIME_OUT_OF_RANGE",
                    Map.of("given", businessTime, "earliest", earliest, "latest", latest));
        }
        return at.seenFrom(businessTime, zone);
    }

    /** Waits until every view can be read; false when that takes too long. */
    public boolean awaitWhole(Duration atMost) {
        return projector.awaitThat(projector::isWhole, atMost);
    }

    public Projector projector() {
        return projector;
    }

    /** Position of the latest event that changed any view of the fold; such as caches are good until. */
    long changed(Fold<?, ?> fold) {
        return projector.progress().changed(fold);
    }

    /** How often views that stood still have gone on: what was read of the past before that may have changed. */
    long mended() {
        return projector.progress().mended();
    }

    /** Events that folds could not take, and that hold back what they belong to; oldest first. */
    public List<DeadLetter> deadLetters() {
        return store.deadLetters().parked();
    }

    /**
     * Has a view that stands still tried again, e.g. when its fold was mended.
     *
     * @return what it stands at, if it does again; empty when it has caught up
     * @throws UnanswerableRead {@code NO_DEAD_LETTER}, {@code RETRY_UNDER_WAY} when it takes longer than ten seconds
     */
    public Optional<DeadLetter> retry(String view, String key) {
        return settled(letter(view, key), fold -> store.deadLetters().askForRetry(fold, key));
    }

    /**
     * Passes over the event that a view stands still at, for good, and goes on behind it. The event stays in the ledger.
     *
     * @return what it stands at next, if it does; empty when it has caught up
     * @throws UnanswerableRead as {@link #retry} does
     */
    public Optional<DeadLetter> discard(String view, String key, String by, String reason) {
        DeadLetter letter = letter(view, key);
        return settled(letter, fold -> store.deadLetters().skip(fold, letter, by, reason, clock.instant()));
    }

    private DeadLetter letter(String view, String key) {
        Fold<?, ?> fold = store.named(view);
        return Optional.ofNullable(fold)
                .flatMap(found -> store.deadLetters().parked(found, key))
                .orElseThrow(() -> new UnanswerableRead("NO_DEAD_LETTER", Map.of("view", view, "key", key)));
    }

    private Optional<DeadLetter> settled(DeadLetter letter, Consumer<Fold<?, ?>> ask) {
        Fold<?, ?> fold = Objects.requireNonNull(store.named(letter.view()));
        ask.accept(fold);
        if (!projector.awaitThat(() -> store.deadLetters().isSettled(fold, letter.key()), PATIENCE)) {
            throw new UnanswerableRead("RETRY_UNDER_WAY", Map.of("view", letter.view(), "key", letter.key()));
        }
        return store.deadLetters().parked(fold, letter.key());
    }

    /** Names of all views. */
    public List<String> names() {
        return store.folds().stream().map(Fold::name).sorted().toList();
    }

    /**
     * Begins to fold a view anew beside the live one, in the background, see {@link ReplayStatus}.
     *
     * @param swap whether it takes the live view's place in the end; otherwise it is compared and dropped
     * @throws UnanswerableRead {@code UNKNOWN_NAME}, {@code REPLAY_UNDER_WAY}, {@code VIEW_IS_MADE_ANEW}
     */
    public ReplayStatus replay(String view, boolean swap) {
        Fold<?, ?> fold = store.named(view);
        if (fold == null) {
            throw new UnanswerableRead(
                    "UNKNOWN_NAME", Map.of("field", "view", "given", view, "allowed", String.join(", ", names())));
        }
        projector.check(fold);
        return begin(fold, swap, 0).orElseThrow(() -> new UnanswerableRead("REPLAY_UNDER_WAY", Map.of("view", view)));
    }

    /**
     * Empty when one of that view is under way.
     *
     * @param from position from which one that was cut off goes on; 0 for the beginning
     */
    private Optional<ReplayStatus> begin(Fold<?, ?> fold, boolean swap, long from) {
        Replay<?, ?> replay = new Replay<>(fold, ledger, store, projector, swap, from, Replay.Pace.DEFAULT);
        Replay<?, ?> kept = replays.compute(
                fold.name(), (name, known) -> known != null && known.status().isUnderWay() ? known : replay);
        if (kept != replay) {
            return Optional.empty();
        }
        if (from == 0) {
            projector.store().replayAsked(fold, swap);
        }
        replayer.execute(replay);
        return Optional.of(replay.status());
    }

    /** With those that a crash cut off, here or in the process that folded before. */
    private void goOnWithReplays() {
        projector.store().replays().forEach((view, swap) -> {
            Fold<?, ?> fold = store.named(view);
            if (fold == null) {
                projector.store().replayOver(view);
            } else {
                begin(fold, swap, store.hasShadow(fold) ? projector.store().replaySettled(fold) : 0);
            }
        });
    }

    /** Replays under way and the last one of each view, since this process was started. */
    public List<ReplayStatus> replays() {
        return replays.values().stream()
                .map(Replay::status)
                .sorted(Comparator.comparing(ReplayStatus::view))
                .toList();
    }

    /** Has a replay end; the live view stays as it is. Says how it stands. */
    public Optional<ReplayStatus> cancelReplay(String view) {
        Optional<Replay<?, ?>> found = Optional.ofNullable(replays.get(view));
        found.ifPresent(Replay::cancel);
        return found.map(Replay::status);
    }

    public Optional<Throwable> failure() {
        return projector.failure();
    }

    @Override
    public void close() {
        replays.values().forEach(Replay::leave);
        replayer.shutdown();
        projector.close();
    }
}
