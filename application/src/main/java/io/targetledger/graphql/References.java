package io.targetledger.graphql;

import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;

/** Reads objects that others name, all of one level of an answer together. */
public final class References {

    static final String LOADER = "references";

    private References() {}

    /** The object named, or null where there is none. */
    public static CompletableFuture<@Nullable Found<?>> load(DataFetchingEnvironment environment, Reference reference) {
        DataLoader<Reference, @Nullable Found<?>> loader = environment.getDataLoader(LOADER);
        if (loader == null) {
            throw new IllegalStateException("There is no data loader " + LOADER);
        }
        return loader.load(reference);
    }
}
