package io.targetledger.embedded;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import de.bwaldvogel.mongo.wire.MongoExceptionHandler;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;

/** Speaks the MongoDB wire protocol on the loopback interface. */
final class WireServer {

    private static final int WAITING_CONNECTIONS = 1_024;

    private final EventLoopGroup network = new MultiThreadIoEventLoopGroup(
            2, new DefaultThreadFactory("embedded-mongodb-network", true), NioIoHandler.newFactory());
    private final ExecutorService readers = workers("embedded-mongodb-reader");
    private final ExecutorService writers = workers("embedded-mongodb-writer");
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Channel listening;

    WireServer(StoredBackend backend, int port) {
        ChannelFuture bound = new ServerBootstrap()
                .group(network)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, WAITING_CONNECTIONS)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel connection) {
                        connection
                                .pipeline()
                                .addLast(new MongoWireReplyEncoder())
                                .addLast(new ReplyEncoder())
                                .addLast(new MongoWireProtocolHandler())
                                .addLast(new RequestHandler(backend, readers, writers, connections))
                                .addLast(new MongoExceptionHandler());
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            stopThreads();
            throw new IllegalStateException(
                    "The embedded MongoDB server cannot listen on 127.0.0.1:" + port
                            + ". Choose another port, or 0 for any free one.",
                    bound.cause());
        }
        listening = bound.channel();
    }

    int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /** Accepts nothing any more, lets the requests under way finish, then closes the connections. */
    void close() {
        listening.close().syncUninterruptibly();
        readers.shutdown();
        writers.shutdown();
        awaitEnd(writers);
        awaitEnd(readers);
        connections.close().awaitUninterruptibly();
        stopThreads();
    }

    private static ExecutorService workers(String name) {
        return Executors.newFixedThreadPool(
                Math.max(8, 2 * Runtime.getRuntime().availableProcessors()), new DefaultThreadFactory(name, true));
    }

    private static void awaitEnd(ExecutorService workers) {
        try {
            if (!workers.awaitTermination(10, TimeUnit.SECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void stopThreads() {
        readers.shutdown();
        writers.shutdown();
        network.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
