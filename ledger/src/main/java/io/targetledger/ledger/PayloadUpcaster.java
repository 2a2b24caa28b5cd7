package io.targetledger.ledger;

import org.bson.BsonDocument;

/**
 * Brings a stored payload from one revision to the next when it is read. What is stored never changes. Upcasters chain:
 * the result is offered to the upcaster of its new type and revision, until there is none.
 */
public interface PayloadUpcaster {

    /** Stored type name this one reads, such as {@code goal.TargetRevised}. */
    String type();

    /** Revision this one reads. */
    int fromRevision();

    /** Type name of the result: the same, or the new name of a renamed event. */
    default String toType() {
        return type();
    }

    /** Revision of the result: the next one of the same type, or 1 of a renamed event. */
    default int toRevision() {
        return toType().equals(type()) ? fromRevision() + 1 : 1;
    }

    /** The payload in its new shape. The document given is the upcaster's own and may be changed and returned. */
    BsonDocument upcast(BsonDocument payload);
}
