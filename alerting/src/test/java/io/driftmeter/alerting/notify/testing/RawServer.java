package io.driftmeter.alerting.notify.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Listens on a free port of this machine, with a thread for each connection, and can refuse connections for a while. */
final class RawServer implements AutoCloseable {

    /** What is said on one connection. */
    interface Conversation {
        void hold(Socket connection) throws IOException;
    }

    private final String name;
    private final Conversation conversation;
    private final int port;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private ServerSocket listening;

    /** @param name what its threads are named after */
    RawServer(String name, Conversation conversation) {
        this.name = name;
        this.conversation = conversation;
        this.listening = listen(0);
        this.port = listening.getLocalPort();
    }

    int port() {
        return port;
    }

    /** Takes connections again, after it was closed. */
    void accept() {
        listening = listen(port);
    }

    /** Refuses connections from now on, and ends those that there are. */
    @Override
    public void close() {
        try {
            listening.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    private ServerSocket listen(int wanted) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            start(name, () -> serve(socket));
            return socket;
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    private void serve(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connections.add(connection);
                start(name + "-connection", () -> hold(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void hold(Socket connection) {
        try {
            conversation.hold(connection);
            if (connection.isClosed()) {
                connections.remove(connection);
            }
        } catch (IOException gone) {
            // the client went away, which is its right
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
