package io.targetledger.embedded;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;

/**
 * A MongoDB-compatible server (a subset) inside this process, reachable on the loopback interface only.
 *
 * <p>A write that was acknowledged to a client survives what {@link Durability} says.
 */
public final class EmbeddedMongo implements AutoCloseable {

    private final MongoServer server;
    private final String connectionString;
    private boolean closed;

    private EmbeddedMongo(MongoBackend backend, int port) {
        server = new MongoServer(backend);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        connectionString = "mongodb://127.0.0.1:" + server.getLocalAddress().getPort();
    }

    /** Opens or creates the databases kept in a directory; see {@link #open(EmbeddedMongoSettings)}. */
    public static EmbeddedMongo open(Path directory) {
        return open(EmbeddedMongoSettings.in(directory));
    }

    /**
     * Opens or creates the databases kept in a directory.
     *
     * @throws StoreIsHeld if the directory is in use
     * @throws StoreIsCorrupt if its file is not one of ours or is damaged; nothing is overwritten
     * @throws StoreIsUnwritable if the directory cannot be created or written to
     */
    public static EmbeddedMongo open(EmbeddedMongoSettings settings) {
        return new EmbeddedMongo(
                new CommittingBackend(StoreFile.open(settings), settings.durability()), settings.port());
    }

    /** Opens a server that forgets everything when closed. */
    public static EmbeddedMongo inMemory() {
        return new EmbeddedMongo(new MemoryBackend(), 0);
    }

    /** Where it listens: {@code mongodb://127.0.0.1:port}. */
    public String connectionString() {
        return connectionString;
    }

    /** Stops listening, closes the connections, finishes what is acknowledged and gives the directory free. Does nothing twice. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            server.shutdownNow();
        }
    }
}
