package dev.tamis.pipeline.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * The records of a file of a corpus as JSON objects, one after another: lines of JSON, plain, gzip
 * or zstd, or rows of Parquet, of which a map becomes an object. What is read is a file that is
 * whole; damage is an error and no outcome. Not thread-safe.
 */
public abstract class CorpusRecords implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Opens a file.
   *
   * @param path on any file system that Beam knows
   * @throws IOException if there is no such file or it cannot be read
   */
  public static CorpusRecords open(String path) throws IOException {
    MatchResult.Metadata file = FileSystems.matchSingleFileSpec(path);
    if (path.endsWith(".parquet")) {
      return new Rows(path, file.sizeBytes());
    }
    InputStream in = Channels.newInputStream(FileSystems.open(file.resourceId()));
    try {
      return new Lines(path, inflated(path, in));
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static InputStream inflated(String path, InputStream in) throws IOException {
    if (path.endsWith(".gz")) {
      return new GZIPInputStream(in);
    }
    return path.endsWith(".zst") ? new ZstdInputStream(in) : in;
  }

  /** The next record; null at the end. */
  public abstract ObjectNode next() throws IOException;

  @Override
  public abstract void close() throws IOException;

  private static final class Lines extends CorpusRecords {
    private final String path;
    private final BufferedReader lines;
    private long number;

    Lines(String path, InputStream in) {
      this.path = path;
      this.lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
    }

    @Override
    public ObjectNode next() throws IOException {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (line.isBlank()) {
          continue;
        }
        JsonNode json = JSON.readTree(line);
        if (json instanceof ObjectNode object) {
          return object;
        }
        throw new IOException(path + ": line " + number + " is no JSON object");
      }
      return null;
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }

  private static final class Rows extends CorpusRecords {
    private final ParquetFileReader file;
    private final MessageType schema;
    private RecordReader<Group> rows;
    private long left;

    Rows(String path, long size) throws IOException {
      ParquetReadOptions options =
          ParquetReadOptions.builder(new PlainParquetConfiguration())
              .withCodecFactory(new ParquetCodecs())
              .build();
      file = ParquetFileReader.open(new ParquetFile(path, size), options);
      schema = file.getFileMetaData().getSchema();
    }

    @Override
    public ObjectNode next() throws IOException {
      while (left == 0) {
        PageReadStore pages = file.readNextRowGroup();
        if (pages == null) {
          return null;
        }
        rows =
            new ColumnIOFactory()
                .getColumnIO(schema)
                .getRecordReader(pages, new GroupRecordConverter(schema));
        left = pages.getRowCount();
      }
      left--;
      return object(rows.read());
    }

    private static ObjectNode object(Group group) throws IOException {
      ObjectNode object = JSON.createObjectNode();
      GroupType type = group.getType();
      for (Type field : type.getFields()) {
        int index = type.getFieldIndex(field.getName());
        int times = group.getFieldRepetitionCount(index);
        if (field.isRepetition(Type.Repetition.REPEATED)) {
          for (int i = 0; i < times; i++) {
            object.withArrayProperty(field.getName()).add(value(group, index, i, field));
          }
        } else if (times > 0) {
          object.set(field.getName(), value(group, index, 0, field));
        }
      }
      return object;
    }

    private static JsonNode value(Group group, int index, int time, Type field) throws IOException {
      if (!field.isPrimitive()) {
        Group inner = group.getGroup(index, time);
        boolean map =
            field.getLogicalTypeAnnotation()
                instanceof LogicalTypeAnnotation.MapLogicalTypeAnnotation;
        return map ? map(inner) : object(inner);
      }
      return switch (field.asPrimitiveType().getPrimitiveTypeName()) {
        case BOOLEAN -> JSON.getNodeFactory().booleanNode(group.getBoolean(index, time));
        case INT32 -> JSON.getNodeFactory().numberNode(group.getInteger(index, time));
        case INT64 -> JSON.getNodeFactory().numberNode(group.getLong(index, time));
        case FLOAT -> JSON.getNodeFactory().numberNode(group.getFloat(index, time));
        case DOUBLE -> JSON.getNodeFactory().numberNode(group.getDouble(index, time));
        default -> text(field, group.getString(index, time));
      };
    }

    private static JsonNode text(Type field, String text) throws IOException {
      return field.getLogicalTypeAnnotation()
              instanceof LogicalTypeAnnotation.JsonLogicalTypeAnnotation
          ? JSON.readTree(text)
          : JSON.getNodeFactory().textNode(text);
    }

    /** The entries of a map lie in a repeated group of key and value. */
    private static ObjectNode map(Group group) throws IOException {
      ObjectNode object = JSON.createObjectNode();
      int entries = group.getFieldRepetitionCount(0);
      for (int i = 0; i < entries; i++) {
        Group entry = group.getGroup(0, i);
        Type value = entry.getType().getType(1);
        object.set(
            entry.getString(0, 0),
            entry.getFieldRepetitionCount(1) == 0
                ? JSON.getNodeFactory().nullNode()
                : value(entry, 1, 0, value));
      }
      return object;
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
