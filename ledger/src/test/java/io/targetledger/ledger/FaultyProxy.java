package io.targetledger.ledger;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * A MongoDB connection that breaks on request. Each insert passing through asks what shall become of it; everything
 * else passes.
 */
final class FaultyProxy implements AutoCloseable {

    enum Fault {
        NONE,
        /** The connection breaks before the insert reaches the server. */
        LOST_REQUEST,
        /** The insert takes effect, the connection breaks before the answer comes back. */
        LOST_REPLY,
        /** The connection breaks; the insert reaches the server only with {@link #deliverLate}. */
        LATE_REQUEST
    }

    private final ServerSocket listening;
    private final int serverPort;
    private final Supplier<Fault> faults;
    private final Queue<byte[]> late = new ConcurrentLinkedQueue<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean down = new AtomicBoolean();

    FaultyProxy(int serverPort, Supplier<Fault> faults) {
        this.serverPort = serverPort;
        this.faults = faults;
        try {
            this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    String connectionString() {
        return "mongodb://127.0.0.1:" + listening.getLocalPort();
    }

    /** Breaks every connection and refuses new ones, until told otherwise. */
    void setDown(boolean isDown) {
        down.set(isDown);
        if (isDown) {
            open.forEach(FaultyProxy::closeQuietly);
        }
    }

    /** Hands the server what was held back, each insert on a connection of its own, and waits for the answers. */
    int deliverLate() throws IOException {
        int delivered = 0;
        for (byte[] message = late.poll(); message != null; message = late.poll()) {
            try (Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
                server.getOutputStream().write(message);
                server.getOutputStream().flush();
                readMessage(new DataInputStream(server.getInputStream()));
                delivered++;
            }
        }
        return delivered;
    }

    @Override
    public void close() throws IOException {
        listening.close();
        open.forEach(FaultyProxy::closeQuietly);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                if (down.get()) {
                    closeQuietly(client);
                    continue;
                }
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                open.add(client);
                open.add(server);
                daemon(() -> relay(client, server));
            } catch (IOException e) {
                // the test is over, or the server is gone and the client will notice
            }
        }
    }

    private void relay(Socket client, Socket server) {
        try (client;
                server) {
            DataInputStream requests = new DataInputStream(client.getInputStream());
            DataInputStream replies = new DataInputStream(server.getInputStream());
            while (true) {
                byte[] request = readMessage(requests);
                Fault fault = isInsert(request) ? faults.get() : Fault.NONE;
                if (fault == Fault.LATE_REQUEST) {
                    late.add(request);
                }
                if (fault == Fault.LATE_REQUEST || fault == Fault.LOST_REQUEST) {
                    return;
                }
                write(server.getOutputStream(), request);
                byte[] reply = readMessage(replies);
                if (fault == Fault.LOST_REPLY) {
                    return;
                }
                write(client.getOutputStream(), reply);
            }
        } catch (IOException e) {
            // either side hung up
        } finally {
            open.remove(client);
            open.remove(server);
        }
    }

    private static boolean isInsert(byte[] message) {
        return new String(message, 16, Math.min(64, message.length - 16), StandardCharsets.ISO_8859_1)
                .contains("\u0002insert\u0000");
    }

    private static byte[] readMessage(DataInputStream from) throws IOException {
        byte[] header = from.readNBytes(4);
        if (header.length < 4) {
            throw new EOFException();
        }
        int length = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt();
        byte[] message = new byte[length];
        System.arraycopy(header, 0, message, 0, 4);
        from.readFully(message, 4, length - 4);
        return message;
    }

    private static void write(OutputStream to, byte[] message) throws IOException {
        to.write(message);
        to.flush();
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "faulty-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // closed enough
        }
    }
}
