package io.driftmeter.cli.monitorfile;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftmeter.avro.UpstreamSource;
import io.driftmeter.schemas.key.Names;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the upstream sources of features: {@code [{name: bureau, features: ["bureau_*"]}]}. */
final class SourceReader {

    private static final String EXAMPLE = "Write it as {name: bureau, features: [\"bureau_*\"]}.";

    private SourceReader() {}

    static List<UpstreamSource> read(YamlMapping mapping, String key, Problems problems) {
        List<UpstreamSource> sources = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode item : mapping.list(key)) {
            YamlMapping entry = new YamlMapping(key, item, problems);
            String name = entry.required("name", EXAMPLE).orElse("");
            Names.problem(name)
                    .filter(problem -> !name.isEmpty())
                    .ifPresent(problem -> entry.note("name", "is '" + name + "'", problem));
            if (!name.isEmpty() && !names.add(name)) {
                entry.note("name", "is '" + name + "' twice", "Write each source once.");
            }
            List<String> features = entry.texts("features");
            if (features.isEmpty()) {
                entry.note("features", "is missing", EXAMPLE);
            }
            entry.refuseOthers();
            sources.add(new UpstreamSource(name, features));
        }
        return sources;
    }
}
