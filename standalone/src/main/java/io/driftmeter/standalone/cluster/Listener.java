package io.driftmeter.standalone.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A loopback address that one member listens on. Its socket is bound when the listener is made, because every member must
 * know the ports of all before the first one starts; the member takes the bound socket over, so nobody can come in between.
 */
final class Listener implements AutoCloseable {

    private final InetSocketAddress address;
    private final AtomicReference<@Nullable ServerSocketChannel> bound;

    private Listener(ServerSocketChannel bound) throws IOException {
        this.address = (InetSocketAddress) bound.getLocalAddress();
        this.bound = new AtomicReference<>(bound);
    }

    /** Binds the port, or a free one where it is 0. */
    static Listener bind(int port) {
        try {
            return new Listener(open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on loopback port " + port + ": " + e.getMessage(), e);
        }
    }

    /** The bound socket at the first call; a new one on the same port later, when the member is restarted. */
    ServerSocketChannel take() throws IOException {
        ServerSocketChannel first = bound.getAndSet(null);
        return first == null ? open(address) : first;
    }

    int port() {
        return address.getPort();
    }

    /** Host and port, as clients write them. */
    String hostAndPort() {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    /** Lets go of the port if no member ever took it. */
    @Override
    public void close() {
        ServerSocketChannel left = bound.getAndSet(null);
        if (left != null) {
            try {
                left.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static ServerSocketChannel open(InetSocketAddress address) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.bind(address);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }
}
