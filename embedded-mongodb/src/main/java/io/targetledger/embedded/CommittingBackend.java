package io.targetledger.embedded;

import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import org.h2.mvstore.MVStore;

/** The stock backend, which alone would lose acknowledged writes when killed: here the store is committed before each reply. */
final class CommittingBackend extends H2Backend {

    private final Durability durability;

    CommittingBackend(MVStore store, Durability durability) {
        super(store);
        this.durability = durability;
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        try {
            return super.handleMessage(message);
        } finally {
            commit();
            if (durability == Durability.FSYNC) {
                getMvStore().sync();
            }
        }
    }
}
