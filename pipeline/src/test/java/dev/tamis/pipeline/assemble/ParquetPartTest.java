package dev.tamis.pipeline.assemble;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tamis.pipeline.input.CorpusRecords;
import dev.tamis.pipeline.ledger.Hash128;
import dev.tamis.pipeline.ledger.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet files hold what the lines hold, for our reader and for one that is not ours. */
class ParquetPartTest {
  private static final int RECORDS = 10_500; // more than a row group

  @TempDir Path folder;
  private Path file;
  private final List<Line> lines = new ArrayList<>();

  @BeforeEach
  void write() throws IOException {
    for (int i = 0; i < RECORDS; i++) {
      Hash128 id = Hash128.of("record", Integer.toString(i));
      lines.add(new Line("data/eng_Latn", id, line(id, i).getBytes(StandardCharsets.UTF_8)));
    }
    lines.sort(Comparator.comparing(Line::id));
    file = Files.write(folder.resolve("part.parquet"), parquet());
  }

  private byte[] parquet() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ParquetPart.write(lines.stream().map(Line::bytes).toList(), bytes, 3);
    return bytes.toByteArray();
  }

  private static String line(Hash128 id, int i) {
    return "{\"id\":\""
        + id
        + "\",\"url\":\"https://a.example/"
        + i
        + "\",\"domain\":\"a.example\",\"fetched\":\"2026-01-02T03:04:05Z\",\"text\":\"Grüße \\ud83c\\udf3e "
        + i
        + "\",\"language\":\"deu_Latn\",\"script\":\"Latn\",\"language_score\":0.9876,"
        + "\"languages\":{\"deu_Latn\":0.75,\"eng_Latn\":0.25},\"multilingual\":"
        + (i % 2 == 0)
        + ",\"quality\":"
        + (i % 3 == 0 ? "null" : "0.5")
        + (i % 5 == 0 ? ",\"scores\":{\"a\":0.5,\"b\":null},\"labels\":{\"a\":\"hq\"}" : "")
        + (i % 7 == 0 ? ",\"notes\":{\"opt_out\":\"noai\"}" : "")
        + ",\"pii\":{\"EMAIL\":"
        + i
        + "},\"source\":{\"shard\":\"s.warc.gz\",\"offset\":"
        + i
        + "},\"cluster_size\":3}";
  }

  @Test
  void whatIsReadBackIsWhatWasWritten() throws IOException {
    ObjectMapper json = new ObjectMapper();
    try (CorpusRecords records = CorpusRecords.open(file.toString())) {
      for (Line line : lines) {
        ObjectNode record = records.next();
        JsonNode written = json.readTree(line.bytes());
        for (String field : List.of("id", "text", "languages", "multilingual", "pii", "source")) {
          assertEquals(written.get(field), json.readTree(record.get(field).toString()), field);
        }
        assertEquals(written.get("quality").isNull(), !record.has("quality"));
        assertEquals(written.path("notes"), record.path("notes"));
        if (written.has("scores")) {
          assertEquals(written.get("scores"), record.get("scores"));
        }
      }
      assertNull(records.next());
    }
  }

  @Test
  void theSameLinesGiveTheSameBytes() throws IOException {
    assertArrayEquals(Files.readAllBytes(file), parquet());
  }

  @Test
  void anIndependentReaderReadsTheSame() throws SQLException {
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      String from = " from read_parquet('" + file + "')";
      assertEquals(RECORDS, one(statement, "select count(*)" + from));
      assertEquals(RECORDS, one(statement, "select count(distinct id)" + from));
      long half = RECORDS / 2;
      assertEquals(half, one(statement, "select count(*)" + from + " where multilingual"));
      assertEquals(
          (long) RECORDS * (RECORDS - 1) / 2,
          one(statement, "select cast(sum(source.\"offset\") as bigint)" + from));
      assertEquals(
          (long) RECORDS * (RECORDS - 1) / 2,
          one(statement, "select cast(sum(pii['EMAIL'][1]) as bigint)" + from));
      assertEquals(
          RECORDS, one(statement, "select count(*)" + from + " where text like 'Grüße 🌾 %'"));
      assertEquals(
          RECORDS / 3, one(statement, "select count(*)" + from + " where quality is null"));
      String meta = " from parquet_metadata('" + file + "')";
      assertEquals(2, one(statement, "select count(distinct row_group_id)" + meta));
      assertEquals(0, one(statement, "select count(*)" + meta + " where compression <> 'ZSTD'"));
      assertTrue(
          one(
                  statement,
                  "select count(*)"
                      + meta
                      + " where path_in_schema = 'id' and stats_min_value < stats_max_value")
              == 2,
          "statistics of the id, by which readers skip");
    }
  }

  private static long one(Statement statement, String sql) throws SQLException {
    try (ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }
}
