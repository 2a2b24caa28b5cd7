package io.targetledger.benchmark;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.jspecify.annotations.Nullable;

/**
 * Posts JSON over connections that are kept alive, one for each thread that posts at the same time. Does so little that what
 * is measured is the server: no selector threads, no futures.
 */
final class HttpClients implements AutoCloseable {

    private final String host;
    private final int port;
    private static final Duration MOST_IDLE = Duration.ofSeconds(10);

    private final String headers;
    private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();

    /** @param headers lines that end with CRLF, may be empty */
    HttpClients(int port, String path, String headers) {
        this.host = "127.0.0.1";
        this.port = port;
        this.headers = "POST " + path + " HTTP/1.1\r\nHost: localhost:" + port
                + "\r\nContent-Type: application/json\r\nAccept: application/json\r\n" + headers;
    }

    /**
     * The body of the answer.
     *
     * @throws IOException also when the status is not 200, with the answer in the message
     */
    byte[] post(byte[] body) throws IOException {
        Connection connection = connection();
        byte[] answer;
        try {
            answer = connection.exchange(body);
        } catch (IOException e) {
            connection.socket.close();
            throw e;
        }
        if (connection.isLast) {
            connection.socket.close();
        } else {
            connection.lastUsed = System.nanoTime();
            idle.add(connection);
        }
        return answer;
    }

    /** One that is open still: servers close those that were idle for long, as they are while the other side has its turn. */
    private Connection connection() throws IOException {
        for (@Nullable Connection free = idle.poll(); free != null; free = idle.poll()) {
            if (System.nanoTime() - free.lastUsed < MOST_IDLE.toNanos()) {
                return free;
            }
            free.socket.close();
        }
        return new Connection();
    }

    @Override
    public void close() throws IOException {
        for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
            connection.socket.close();
        }
    }

    private final class Connection {

        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;
        private boolean isLast;
        private long lastUsed;

        Connection() throws IOException {
            socket = new Socket(host, port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(60_000);
            in = new BufferedInputStream(socket.getInputStream(), 32 * 1024);
            out = socket.getOutputStream();
        }

        byte[] exchange(byte[] body) throws IOException {
            byte[] head = (headers + "Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
            byte[] request = new byte[head.length + body.length];
            System.arraycopy(head, 0, request, 0, head.length);
            System.arraycopy(body, 0, request, head.length, body.length);
            out.write(request);
            String status = line();
            int length = -1;
            for (String header = line(); !header.isEmpty(); header = line()) {
                String lower = header.toLowerCase(Locale.ROOT);
                isLast |= lower.equals("connection: close");
                if (lower.startsWith("content-length:")) {
                    length = Integer.parseInt(
                            lower.substring("content-length:".length()).strip());
                }
            }
            byte[] answer = length >= 0 ? in.readNBytes(length) : chunks();
            if (!status.startsWith("HTTP/1.1 200")) {
                throw new IOException(status + ": " + new String(answer, StandardCharsets.UTF_8));
            }
            return answer;
        }

        private byte[] chunks() throws IOException {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
                all.write(in.readNBytes(size));
                line();
            }
            line();
            return all.toByteArray();
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int read = in.read(); read != '\n'; read = in.read()) {
                if (read < 0) {
                    throw new EOFException("the server closed the connection");
                }
                if (read != '\r') {
                    line.append((char) read);
                }
            }
            return line.toString();
        }
    }
}
