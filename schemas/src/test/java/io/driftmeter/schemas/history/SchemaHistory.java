package io.driftmeter.schemas.history;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * All versions of one contract: {@code vN.avsc} the schema, {@code vN.hex} golden records in Avro binary, one a line, and
 * {@code vN.json} what they say, one a line.
 */
record SchemaHistory(Path folder) {

    private static final Path ROOT = Path.of("src/test/resources/history");

    record Version(int number, Schema schema, List<byte[]> goldenBytes, List<String> goldenJson) {}

    static SchemaHistory of(Schema contract) {
        return new SchemaHistory(ROOT.resolve(contract.getName()));
    }

    List<Version> versions() throws IOException {
        List<Version> versions = new ArrayList<>();
        for (int number = 1; Files.exists(file(number, "avsc")); number++) {
            Schema schema = new Schema.Parser().parse(Files.readString(file(number, "avsc")));
            List<byte[]> bytes = Files.readAllLines(file(number, "hex")).stream()
                    .map(HexFormat.of()::parseHex)
                    .toList();
            versions.add(new Version(number, schema, bytes, Files.readAllLines(file(number, "json"))));
        }
        return versions;
    }

    void append(Schema current) throws IOException {
        int number = versions().size() + 1;
        Files.createDirectories(folder);
        Files.writeString(file(number, "avsc"), current.toString(true) + "\n");
        StringBuilder hex = new StringBuilder();
        StringBuilder json = new StringBuilder();
        for (GenericRecord golden : SampleRecords.of(current)) {
            byte[] bytes = encode(golden);
            hex.append(HexFormat.of().formatHex(bytes)).append('\n');
            json.append(decodeGenerically(bytes, current)).append('\n');
        }
        Files.writeString(file(number, "hex"), hex);
        Files.writeString(file(number, "json"), json);
    }

    private Path file(int number, String ending) {
        return folder.resolve("v" + number + "." + ending);
    }

    /** The schema without what only Java reads. */
    static Schema published(Schema generated) {
        String text = generated
                .toString()
                .replace("{\"type\":\"string\",\"avro.java.string\":\"String\"}", "\"string\"")
                .replace(",\"avro.java.string\":\"String\"", "");
        return new Schema.Parser().parse(text);
    }

    private static byte[] encode(GenericRecord value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(value.getSchema()).write(value, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    private static String decodeGenerically(byte[] bytes, Schema schema) throws IOException {
        GenericData readableTimes = new GenericData();
        readableTimes.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
        return new GenericDatumReader<GenericRecord>(schema, schema, readableTimes)
                .read(null, DecoderFactory.get().binaryDecoder(bytes, null))
                .toString();
    }

    /** What the current classes make of bytes that an older version wrote. */
    static SpecificRecord decode(byte[] bytes, Schema writer, Schema current) throws IOException {
        SpecificData classes = SpecificData.getForSchema(current);
        return (SpecificRecord) classes.createDatumReader(writer, current)
                .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
    }
}
