package io.driftmeter.cli.monitorfile;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.cli.console.UserMistake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A YAML file on disk. */
public final class MonitorFile {

    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // A class or a value that is called yes, no, on or off is not meant as true or false.
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .build());

    private MonitorFile() {}

    /**
     * Reads the definition of a monitor.
     *
     * @throws UserMistake with everything that is wrong: file, key, value and remedy
     */
    public static MonitorDefinition read(Path path) {
        return DefinitionReader.read(path.toString(), parse(path));
    }

    /**
     * Reads the tree of any YAML file.
     *
     * @throws UserMistake if there is no such file, or it is not YAML
     */
    public static JsonNode parse(Path path) {
        try (JsonParser parser = YAML.createParser(Files.readString(path))) {
            JsonNode tree = YAML.readTree(parser);
            if (tree == null || tree.isMissingNode() || tree.isNull()) {
                throw new UserMistake(path + ": is empty. Write at least the required keys.");
            }
            if (parser.nextToken() != null) {
                throw new UserMistake(path + ": holds more than one document. Write each to a file of its own.");
            }
            return tree;
        } catch (NoSuchFileException missing) {
            throw new UserMistake(path + ": there is no such file. Give the path of a YAML file.", missing);
        } catch (JsonProcessingException notYaml) {
            throw new UserMistake(
                    path + ", line " + notYaml.getLocation().getLineNr() + ", column "
                            + notYaml.getLocation().getColumnNr() + ": is not YAML: "
                            + firstLine(notYaml.getOriginalMessage()) + ". Mend the line; indent with blanks alone.",
                    notYaml);
        } catch (IOException error) {
            throw new UncheckedIOException(path + " cannot be read", error);
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message).replaceAll("\\.$", "");
    }
}
