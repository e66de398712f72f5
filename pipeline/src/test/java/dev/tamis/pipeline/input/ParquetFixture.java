package dev.tamis.pipeline.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/**
 * Writes a Parquet file in FineWeb's layout from tab-separated tags and texts: the fixture of the
 * samples' test, which has no Hadoop on its class path. Usage: {@code prose.tsv rows.parquet}.
 */
public final class ParquetFixture {
  private ParquetFixture() {}

  /** Writes the file. */
  public static void main(String[] args) throws IOException {
    MessageType schema =
        MessageTypeParser.parseMessageType(
            "message page { required binary text (STRING); required binary id (STRING);"
                + " required binary url (STRING); required binary date (STRING); }");
    SimpleGroupFactory groups = new SimpleGroupFactory(schema);
    Path out = Path.of(args[1]);
    Files.deleteIfExists(out);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(out))
            .withType(schema)
            .withCompressionCodec(CompressionCodecName.SNAPPY)
            .build()) {
      int row = 0;
      for (String line : Files.readAllLines(Path.of(args[0]))) {
        String[] fields = line.split("\t", -1);
        if (fields.length == 2 && row < 6) {
          writer.write(
              groups
                  .newGroup()
                  .append("text", fields[1])
                  .append("id", "row-" + row)
                  .append("url", "https://tamis-sample.org/row/" + row++)
                  .append("date", "2026-03-01T12:00:00Z"));
        }
      }
    }
  }
}
