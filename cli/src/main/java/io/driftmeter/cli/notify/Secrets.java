package io.driftmeter.cli.notify;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftmeter.alerting.notify.Secret;
import io.driftmeter.cli.monitorfile.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads where secrets lie. No message repeats what is written there, since it may be the secret itself. */
final class Secrets {

    private final List<Secret> all = new ArrayList<>();
    private int begun;

    /** Another sink begins. */
    void begin() {
        begun = all.size();
    }

    /** The secrets of the sink that was begun last. */
    List<Secret> begun() {
        return List.copyOf(all.subList(begun, all.size()));
    }

    List<Secret> all() {
        return List.copyOf(all);
    }

    Optional<Secret> read(YamlMapping written, String key) {
        return written.text(key).flatMap(text -> secret(written, key, text));
    }

    Optional<Secret> required(YamlMapping written, String key) {
        return written.required(key, Secret.REMEDY).flatMap(text -> secret(written, key, text));
    }

    List<Secret> list(YamlMapping written, String key) {
        List<Secret> secrets = new ArrayList<>();
        for (JsonNode item : written.list(key)) {
            secret(written, key, item.asText()).ifPresent(secrets::add);
        }
        return secrets;
    }

    private Optional<Secret> secret(YamlMapping written, String key, String text) {
        try {
            Secret secret = Secret.at(text.strip(), System::getenv);
            all.add(secret);
            return Optional.of(secret);
        } catch (IllegalArgumentException notAPlace) {
            written.note(key, String.valueOf(notAPlace.getMessage()), Secret.REMEDY);
            return Optional.empty();
        }
    }
}
