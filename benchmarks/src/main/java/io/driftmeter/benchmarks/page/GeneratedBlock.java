package io.driftmeter.benchmarks.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A part of a Markdown page, between two comments that name it, which a command writes anew. */
public record GeneratedBlock(Path page, String name) {

    /**
     * Replaces the block.
     *
     * @throws IllegalArgumentException where the page has no such block
     */
    public void replace(String text) throws IOException {
        String all = Files.readString(page);
        Files.writeString(page, all.substring(0, start(all)) + text + all.substring(end(all)));
    }

    /** The block as it stands. */
    public String read() throws IOException {
        String all = Files.readString(page);
        return all.substring(start(all), end(all));
    }

    private int start(String all) {
        String begin = "<!-- begin " + name + " -->\n";
        return position(all, begin) + begin.length();
    }

    private int end(String all) {
        return position(all, "<!-- end " + name + " -->\n");
    }

    private int position(String all, String mark) {
        int position = all.indexOf(mark);
        if (position < 0) {
            throw new IllegalArgumentException(page + " has no line '" + mark.strip() + "'");
        }
        return position;
    }
}
