package io.targetledger.embedded;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import de.bwaldvogel.mongo.wire.message.MongoReply;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The requests of one connection, one after the other. They run on worker threads, never on the network's, and reads on others
 * than writes, which may have to let a commit pass. A reply to a write is sent when the write is durable, and no thread waits
 * for that.
 */
final class RequestHandler extends SimpleChannelInboundHandler<ClientRequest> {

    private static final Logger log = LoggerFactory.getLogger(RequestHandler.class);

    private final StoredBackend backend;
    private final Executor readers;
    private final Executor writers;
    private final ChannelGroup connections;
    private final AtomicInteger lastReply = new AtomicInteger();
    /** Completes when the latest request has been answered. Only the connection's own network thread replaces it. */
    private CompletableFuture<Void> answered = CompletableFuture.completedFuture(null);

    RequestHandler(StoredBackend backend, Executor readers, Executor writers, ChannelGroup connections) {
        this.backend = backend;
        this.readers = readers;
        this.writers = writers;
        this.connections = connections;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) throws Exception {
        connections.add(context.channel());
        super.channelActive(context);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        answered = answered.thenRunAsync(() -> backend.handleClose(context.channel()), readers);
        super.channelInactive(context);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ClientRequest request) {
        Document query = queryOf(request);
        String command = query.keySet().iterator().next();
        Executor workers = StoredBackend.mayWrite(command, query) ? writers : readers;
        answered = answered.thenComposeAsync(ignored -> answer(context, request, command, query), workers)
                .exceptionally(failure -> {
                    log.warn(
                            "A request of {} could not be answered; the connection is closed",
                            context.channel(),
                            failure);
                    context.close();
                    return null;
                });
    }

    private static Document queryOf(ClientRequest request) {
        if (request instanceof MongoMessage message) {
            return message.getDocument();
        }
        if (request instanceof MongoQuery message && "$cmd".equals(message.getCollectionName())) {
            return message.getQuery().get("$query") instanceof Document inner ? inner : message.getQuery();
        }
        throw new MongoServerException("only commands are supported, was " + request);
    }

    private CompletableFuture<Void> answer(
            ChannelHandlerContext context, ClientRequest request, String command, Document query) {
        Document reply = run(request, command, query);
        return backend.durable(command, query)
                .handle((done, failure) -> failure == null ? reply : Replies.failure(notDurable(failure)))
                .thenAccept(settled -> context.writeAndFlush(inReplyTo(request, settled))
                        .addListener(ChannelFutureListener.CLOSE_ON_FAILURE));
    }

    private Document run(ClientRequest request, String command, Document query) {
        try {
            return backend.handleCommand(request.getChannel(), request.getDatabaseName(), command, query);
        } catch (MongoServerException refused) {
            log.debug("Refused {}", query, refused);
            return Replies.failure(refused);
        } catch (RuntimeException failure) {
            log.error("Could not handle {}", query, failure);
            return Replies.failure(failure);
        }
    }

    private static RuntimeException notDurable(Throwable failure) {
        return new MongoServerException("the write could not be made durable: " + failure);
    }

    private Object inReplyTo(ClientRequest request, Document reply) {
        MessageHeader header = new MessageHeader(
                lastReply.incrementAndGet(), request.getHeader().getRequestID());
        return request instanceof MongoMessage
                ? new MongoMessage(request.getChannel(), header, reply)
                : new MongoReply(header, ReplyEncoder.plain(reply));
    }
}
