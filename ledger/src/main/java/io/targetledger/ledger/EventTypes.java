package io.targetledger.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.axonframework.serialization.Revision;
import org.bson.BsonDocument;
import org.bson.BsonReader;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;
import org.jspecify.annotations.Nullable;

/**
 * Which record class stands for which stored event type, at which revision, and how older revisions are read.
 *
 * <p>A class is at revision 1 unless Axon's {@link Revision} on it says otherwise, as a whole number. Class names never
 * reach the database, so that packages and classes may be renamed; a type name once stored stays for ever.
 */
public final class EventTypes {

    private final Map<Class<?>, EventType> byClass;
    private final Map<String, EventType> byName;
    private final Map<Stored, PayloadUpcaster> upcasters;

    private EventTypes(Collection<EventType> types, Map<Stored, PayloadUpcaster> upcasters) {
        this.byClass = types.stream().collect(Collectors.toUnmodifiableMap(EventType::payload, type -> type));
        this.byName = types.stream().collect(Collectors.toUnmodifiableMap(EventType::name, type -> type));
        this.upcasters = Map.copyOf(upcasters);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The stable name events of this class are stored under. */
    public String nameOf(Class<?> payload) {
        return of(payload).name();
    }

    /** The names of every registered class that is a {@code supertype}: all events of a capability, for instance. */
    public Set<String> namesOf(Class<?> supertype) {
        return byClass.values().stream()
                .filter(type -> supertype.isAssignableFrom(type.payload()))
                .map(EventType::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    EventType of(Class<?> payload) {
        EventType type = byClass.get(payload);
        if (type == null) {
            throw new IllegalArgumentException(
                    "%s is no registered event type; register it, or the sealed interface it belongs to, in EventTypes"
                            .formatted(payload.getName()));
        }
        return type;
    }

    /** The type that reads what is stored as it is; null if that needs upcasters, or is not known. */
    @Nullable
    EventType asStored(String name, int revision) {
        EventType type = byName.get(name);
        return type != null
                        && type.revision() == revision
                        && (upcasters.isEmpty() || !upcasters.containsKey(new Stored(name, revision)))
                ? type
                : null;
    }

    /** Follows the upcasters from what is stored to what this program reads. */
    Current upcast(String name, int revision, BsonDocument payload) {
        String currentName = name;
        int currentRevision = revision;
        BsonDocument currentPayload = payload;
        PayloadUpcaster next = upcasters.get(new Stored(name, revision));
        if (next != null) {
            currentPayload = mutableCopy(payload);
        }
        while (next != null) {
            currentPayload = next.upcast(currentPayload);
            currentName = next.toType();
            currentRevision = next.toRevision();
            next = upcasters.get(new Stored(currentName, currentRevision));
        }
        EventType type = byName.get(currentName);
        if (type == null) {
            throw new EventUnreadable(
                    "event type %s is unknown; register its class, or an upcaster to its new name"
                            .formatted(currentName),
                    null);
        }
        if (type.revision() != currentRevision) {
            throw new EventUnreadable(
                    "event type %s is stored at revision %d, this program reads revision %d; %s"
                            .formatted(
                                    currentName,
                                    currentRevision,
                                    type.revision(),
                                    currentRevision > type.revision()
                                            ? "it was written by a newer program"
                                            : "register an upcaster"),
                    null);
        }
        return new Current(type, currentPayload);
    }

    private static BsonDocument mutableCopy(BsonDocument payload) {
        try (BsonReader reader = payload.asBsonReader()) {
            return new BsonDocumentCodec()
                    .decode(reader, DecoderContext.builder().build());
        }
    }

    /** A type as this program knows it. */
    record EventType(String name, int revision, Class<?> payload) {}

    /** A payload brought up to what this program knows. */
    record Current(EventType type, BsonDocument payload) {}

    private record Stored(String name, int revision) {}

    /** Collects types and upcasters; {@link #build} refuses what could not be read later. */
    public static final class Builder {

        private final Map<String, EventType> byName = new LinkedHashMap<>();
        private final Map<Class<?>, String> byClass = new HashMap<>();
        private final Map<Stored, PayloadUpcaster> upcasters = new HashMap<>();

        private Builder() {}

        /** Registers every record below a sealed interface as {@code <prefix>.<simple name of the record>}. */
        public Builder sealed(String prefix, Class<?> sealedInterface) {
            if (!sealedInterface.isSealed()) {
                throw new IllegalArgumentException(
                        "%s must be a sealed interface whose records are events".formatted(sealedInterface.getName()));
            }
            for (Class<?> permitted : sealedInterface.getPermittedSubclasses()) {
                if (permitted.isSealed()) {
                    sealed(prefix, permitted);
                } else {
                    type(prefix + "." + permitted.getSimpleName(), permitted);
                }
            }
            return this;
        }

        /** Registers one record class under a stable name. */
        public Builder type(String name, Class<?> payload) {
            if (!payload.isRecord()) {
                throw new IllegalArgumentException(
                        "%s must be a record to be an event payload".formatted(payload.getName()));
            }
            EventType before = byName.putIfAbsent(name, new EventType(name, revisionOf(payload), payload));
            if (before != null && before.payload() != payload) {
                throw new IllegalArgumentException("event type %s is registered for %s already, can not also mean %s"
                        .formatted(name, before.payload().getName(), payload.getName()));
            }
            String nameBefore = byClass.putIfAbsent(payload, name);
            if (nameBefore != null && !nameBefore.equals(name)) {
                throw new IllegalArgumentException(
                        "%s is registered as %s already, can not also be %s; to rename a type, register an upcaster"
                                .formatted(payload.getName(), nameBefore, name));
            }
            return this;
        }

        /** Registers how one older revision is read. */
        public Builder upcaster(PayloadUpcaster upcaster) {
            if (upcaster.toType().equals(upcaster.type()) && upcaster.toRevision() <= upcaster.fromRevision()) {
                throw new IllegalArgumentException("an upcaster must lead to a later revision, %s leads from %d to %d"
                        .formatted(upcaster.type(), upcaster.fromRevision(), upcaster.toRevision()));
            }
            if (upcasters.putIfAbsent(new Stored(upcaster.type(), upcaster.fromRevision()), upcaster) != null) {
                throw new IllegalArgumentException("there are two upcasters for %s revision %d"
                        .formatted(upcaster.type(), upcaster.fromRevision()));
            }
            return this;
        }

        /**
         * @throws IllegalArgumentException when an older revision of a registered type has no upcaster, or an upcaster
         *     leads nowhere
         */
        public EventTypes build() {
            byName.values().forEach(this::everyOlderRevisionIsReadable);
            upcasters.values().forEach(this::leadsToAKnownType);
            return new EventTypes(byName.values(), upcasters);
        }

        private void everyOlderRevisionIsReadable(EventType type) {
            for (int revision = 1; revision < type.revision(); revision++) {
                if (!upcasters.containsKey(new Stored(type.name(), revision))) {
                    throw new IllegalArgumentException("%s is at revision %d, but no upcaster reads revision %d"
                            .formatted(type.name(), type.revision(), revision));
                }
            }
        }

        private void leadsToAKnownType(PayloadUpcaster first) {
            Set<Stored> seen = new LinkedHashSet<>();
            Stored at = new Stored(first.type(), first.fromRevision());
            @Nullable PayloadUpcaster next = first;
            while (next != null) {
                if (!seen.add(at)) {
                    throw new IllegalArgumentException("upcasters go round in a circle: " + seen);
                }
                at = new Stored(next.toType(), next.toRevision());
                next = upcasters.get(at);
            }
            EventType type = byName.get(at.name());
            if (type == null || type.revision() != at.revision()) {
                throw new IllegalArgumentException(
                        "the upcaster of %s revision %d leads to %s revision %d, which nothing reads"
                                .formatted(first.type(), first.fromRevision(), at.name(), at.revision()));
            }
        }

        private static int revisionOf(Class<?> payload) {
            Revision revision = payload.getAnnotation(Revision.class);
            if (revision == null) {
                return 1;
            }
            try {
                return Integer.parseUnsignedInt(revision.value());
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "@Revision of %s must be a whole number from 1, was \"%s\""
                                .formatted(payload.getName(), revision.value()),
                        e);
            }
        }
    }
}
