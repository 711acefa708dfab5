package io.driftmeter.alerting.notify.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** An SMTP server on raw sockets that does with a letter what it is told to. */
public final class FaultySmtpServer implements AutoCloseable {

    private static final String HANG = "HANG";
    private static final String CLOSE = "CLOSE";

    private final Queue<String> afterData = new ConcurrentLinkedQueue<>();
    private final List<String> letters = new CopyOnWriteArrayList<>();
    private final RawServer server = new RawServer("faulty-smtp", this::speak);

    public int port() {
        return server.port();
    }

    /** The next letter gets this reply once it is sent, such as {@code 451 later}. */
    public void then(String reply) {
        afterData.add(reply);
    }

    /** The next letter gets no reply. */
    public void thenHang() {
        afterData.add(HANG);
    }

    /** The connection ends instead of the next letter's reply. */
    public void thenClose() {
        afterData.add(CLOSE);
    }

    /** Refuses connections from now on, and ends those that there are. */
    public void refuse() {
        close();
    }

    /** Takes connections again. */
    public void accept() {
        server.accept();
    }

    /** Every letter that came, also those that were not taken. */
    public List<String> letters() {
        return letters;
    }

    @Override
    public void close() {
        server.close();
    }

    private void speak(Socket connection) throws IOException {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            say(connection, "220 faulty ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals("DATA")) {
                    say(connection, "354 go on");
                    letters.add(letter(in));
                    String reply = afterData.poll();
                    if (HANG.equals(reply)) {
                        continue; // and reads on, without a word
                    }
                    if (CLOSE.equals(reply)) {
                        connection.close();
                        return;
                    }
                    say(connection, reply == null ? "250 taken" : reply);
                } else {
                    say(connection, line.startsWith("QUIT") ? "221 bye" : "250 fine");
                }
            }
        }
    }

    private static String letter(BufferedReader in) throws IOException {
        StringBuilder letter = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            letter.append(line).append('\n');
        }
        return letter.toString();
    }

    private static void say(Socket connection, String line) throws IOException {
        connection.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        connection.getOutputStream().flush();
    }
}
