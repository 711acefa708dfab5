package io.driftmeter.alerting.notify.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP server on raw sockets that answers as it is told to: with any status, not at all, half, or by refusing the connection. */
public final class FaultyServer implements AutoCloseable {

    /** What it does with a request. */
    public enum Fault {
        /** Never answers. */
        HANG,
        /** Ends the connection in the middle of the answer. */
        CLOSE_HALF_WAY,
        /** Ends the connection before the answer. */
        CLOSE
    }

    /**
     * A request as it came.
     *
     * @param headers by name in lower case
     */
    public record Request(String line, Map<String, String> headers, String body) {

        /** A header that must be there. */
        public String header(String name) {
            String value = headers.get(name);
            if (value == null) {
                throw new AssertionError("no header " + name + " among " + headers.keySet());
            }
            return value;
        }
    }

    private record Answer(int status, String headers, String body) {}

    private final int goodStatus;
    private final Queue<Object> script = new ConcurrentLinkedQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final RawServer server = new RawServer("faulty-server", this::answer);

    private FaultyServer(int goodStatus) {
        this.goodStatus = goodStatus;
    }

    /**
     * Listens on a free port of this machine.
     *
     * @param goodStatus what it answers where it is told nothing else
     */
    public static FaultyServer answering(int goodStatus) {
        return new FaultyServer(goodStatus);
    }

    /** Its address. */
    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    /** The next request meets this fault. */
    public FaultyServer then(Fault fault) {
        script.add(fault);
        return this;
    }

    /** The next request gets this status, which says why in the body. */
    public FaultyServer then(int status, String headers, String body) {
        script.add(new Answer(status, headers, body));
        return this;
    }

    /** Refuses connections from now on, and ends those that there are. */
    public void refuse() {
        close();
    }

    /** Takes connections again. */
    public void accept() {
        server.accept();
    }

    /** What came, in order. */
    public List<Request> requests() {
        return requests;
    }

    @Override
    public void close() {
        server.close();
    }

    private void answer(Socket connection) throws IOException {
        Request request = read(new BufferedInputStream(connection.getInputStream()));
        Object behaviour = script.poll();
        requests.add(request);
        if (behaviour == Fault.HANG) {
            return;
        }
        if (behaviour instanceof Answer answer) {
            write(
                    connection,
                    answer.status(),
                    answer.headers(),
                    answer.body(),
                    answer.body().length());
        } else if (behaviour == Fault.CLOSE_HALF_WAY) {
            write(connection, goodStatus, "", "half of", 1000);
        } else if (behaviour == null) {
            write(connection, goodStatus, "", "ok", 2);
        }
        connection.close();
    }

    private static void write(Socket connection, int status, String headers, String body, int length)
            throws IOException {
        String head = "HTTP/1.1 " + status + " Some Reason\r\nContent-Length: " + length + "\r\nConnection: close\r\n"
                + (headers.isEmpty() ? "" : headers + "\r\n") + "\r\n";
        connection.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
        connection.getOutputStream().flush();
    }

    private static Request read(InputStream in) throws IOException {
        String line = line(in);
        Map<String, String> headers = new TreeMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Request(line, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new IOException("the request ended early");
            }
            line.write(octet);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }
}
