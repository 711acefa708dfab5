package io.driftmeter.monitor.campaign;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands in front of a server and can break every connection to it, without the server losing anything. */
final class Forwarder implements AutoCloseable {

    private final URI target;
    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean down;

    private Forwarder(URI target) throws IOException {
        this.target = target;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    static Forwarder to(String url) {
        try {
            Forwarder forwarder = new Forwarder(URI.create(url));
            start("forwarder", forwarder::accept);
            return forwarder;
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    String url() {
        return "http://" + listener.getInetAddress().getHostAddress() + ":" + listener.getLocalPort();
    }

    /** Breaks what is connected, and every connection to come. */
    void breakConnections() {
        down = true;
        open.forEach(Forwarder::close);
    }

    void mend() {
        down = false;
    }

    @Override
    public void close() {
        breakConnections();
        try {
            listener.close();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                if (down) {
                    client.close();
                    continue;
                }
                Socket server = new Socket(target.getHost(), target.getPort());
                open.add(client);
                open.add(server);
                start("forwarder-up", () -> copy(client, server));
                start("forwarder-down", () -> copy(server, client));
            } catch (IOException refused) {
                // A client, or the server, went away: the next one is waited for.
            }
        }
    }

    private void copy(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException broken) {
            // Broken from either side, or by us: both ends are closed below.
        } finally {
            close(from);
            close(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
