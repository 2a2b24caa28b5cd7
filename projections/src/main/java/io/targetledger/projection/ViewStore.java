package io.targetledger.projection;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.mongodb.MongoNamespace;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.RenameCollectionOptions;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/** Where the views of one ledger stand: one collection a fold and version of the fold. */
final class ViewStore {

    private final MongoDatabase database;
    private final CodecRegistry codecs;
    private final Map<String, Fold<?, ?>> folds = new LinkedHashMap<>();
    private final Map<String, Quarantine> quarantines = new LinkedHashMap<>();
    private final Map<String, ViewWriter<?, ?>> writers = new LinkedHashMap<>();
    private final DeadLetterStore deadLetters;
    private final Clock clock;
    private final ZoneId zone;

    /** @param zone of the business: when its days begin */
    ViewStore(
            MongoDatabase database, CodecRegistry codecs, List<? extends Fold<?, ?>> folds, Clock clock, ZoneId zone) {
        this.database = database;
        this.codecs = codecs;
        this.clock = clock;
        this.zone = zone;
        this.deadLetters = new DeadLetterStore(database);
        for (Fold<?, ?> fold : folds) {
            if (this.folds.put(fold.name(), fold) != null) {
                throw new IllegalArgumentException("Two folds are named " + fold.name());
            }
            quarantines.put(fold.name(), new Quarantine(fold, deadLetters, clock));
            writers.put(fold.name(), writer(fold));
        }
    }

    ZoneId zone() {
        return zone;
    }

    Collection<Fold<?, ?>> folds() {
        return folds.values();
    }

    /** One for each fold, in their order. */
    Collection<ViewWriter<?, ?>> writers() {
        return writers.values();
    }

    <V, E> ViewWriter<V, E> writer(Fold<V, E> fold) {
        return new ViewWriter<>(fold, rows(fold), zone, quarantineOf(fold));
    }

    <V, E> RebuiltView<V, E> rebuilt(Fold<V, E> fold, WritesInFlight writes, int mostHeld) {
        return new RebuiltView<>(fold, writer(fold), writes, mostHeld);
    }

    DeadLetterStore deadLetters() {
        return deadLetters;
    }

    /** The fold of that name; null where there is none. */
    @Nullable
    Fold<?, ?> named(String name) {
        return folds.get(name);
    }

    Collection<Quarantine> quarantines() {
        return quarantines.values();
    }

    private Quarantine quarantineOf(Fold<?, ?> fold) {
        return Objects.requireNonNull(quarantines.get(fold.name()));
    }

    /** @param check throws while the view cannot be read */
    <V> ViewReader<V> reader(Fold<V, ?> fold, Runnable check) {
        if (folds.get(fold.name()) == null) {
            throw new IllegalArgumentException("No fold named " + fold.name() + " is registered");
        }
        return new ViewReader<>(rows(fold), fold.businessTime(), check);
    }

    void dropOtherVersions(Fold<?, ?> fold) {
        deadLetters.forgetOtherVersions(fold);
        String prefix = prefix(fold);
        for (String collection : database.listCollectionNames()) {
            if (collection.startsWith(prefix)
                    && !collection.equals(liveOf(fold))
                    && !collection.equals(shadowOf(fold))) {
                database.getCollection(collection).drop();
            }
        }
    }

    /** Writes a view anew beside the live one. */
    <V, E> ViewWriter<V, E> shadow(Fold<V, E> fold) {
        return new ViewWriter<>(fold, rows(fold, shadowOf(fold)), zone, Quarantine.strict(fold, deadLetters, clock));
    }

    boolean hasShadow(Fold<?, ?> fold) {
        return database.listCollectionNames().into(new ArrayList<>()).contains(shadowOf(fold));
    }

    MongoCollection<RawBsonDocument> shadowRows(Fold<?, ?> fold) {
        return database.getCollection(shadowOf(fold), RawBsonDocument.class);
    }

    MongoCollection<RawBsonDocument> liveRows(Fold<?, ?> fold) {
        return database.getCollection(liveOf(fold), RawBsonDocument.class);
    }

    String digest(MongoCollection<RawBsonDocument> rows, long position, Runnable progress) {
        return new RowDigest(rows, position, progress).value();
    }

    /** Has the shadow take the live view's place, at once. */
    void swap(Fold<?, ?> fold) {
        MongoNamespace live = liveRows(fold).getNamespace();
        shadowRows(fold).renameCollection(live, new RenameCollectionOptions().dropTarget(true));
        quarantineOf(fold).begin();
        Objects.requireNonNull(writers.get(fold.name())).forget();
    }

    private static String liveOf(Fold<?, ?> fold) {
        return prefix(fold) + fold.version();
    }

    private static String shadowOf(Fold<?, ?> fold) {
        return liveOf(fold) + "_shadow";
    }

    private <V> MongoCollection<Row<V>> rows(Fold<V, ?> fold) {
        return rows(fold, liveOf(fold));
    }

    private <V> MongoCollection<Row<V>> rows(Fold<V, ?> fold, String collection) {
        Codec<Row<V>> codec = new RowCodec<>(codecs.get(fold.viewType()));
        return database.getCollection(collection, codec.getEncoderClass())
                .withCodecRegistry(CodecRegistries.fromRegistries(CodecRegistries.fromCodecs(codec), codecs));
    }

    private static String prefix(Fold<?, ?> fold) {
        return "view_" + fold.name() + "_v";
    }
}
