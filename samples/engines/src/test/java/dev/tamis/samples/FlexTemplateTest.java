package dev.tamis.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tamis.pipeline.CorpusOptions;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Validation;
import org.junit.jupiter.api.Test;

/**
 * {@code samples/dataflow/metadata.json}, from which Dataflow's page makes the form of a flex
 * template: it is made from the options of the job. {@code -Dtamis.rewrite=true} writes it anew.
 */
class FlexTemplateTest {
  private static final Path FILE = Command.ROOT.resolve("samples/dataflow/metadata.json");

  @Test
  void theFormOfTheTemplateIsThatOfTheOptions() throws IOException {
    String expected = metadata();
    if (Boolean.getBoolean("tamis.rewrite")) {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, expected, StandardCharsets.UTF_8);
    }
    assertEquals(expected, Files.readString(FILE, StandardCharsets.UTF_8));
    assertTrue(expected.contains("\"input\"") && expected.contains("\"output\""), expected);
  }

  private static String metadata() throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode template = json.createObjectNode();
    template.put("name", "Tamis");
    template.put(
        "description",
        "Turns crawl shards into a deduplicated corpus by language and script, with an account of"
            + " every record.");
    ArrayNode parameters = template.putArray("parameters");
    List<Method> options =
        Arrays.stream(CorpusOptions.class.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Description.class))
            // What the form asks for comes first.
            .sorted(
                Comparator.comparing((Method method) -> !required(method))
                    .thenComparing(Method::getName))
            .toList();
    for (Method option : options) {
      String name = option.getName().substring("get".length());
      ObjectNode parameter = parameters.addObject();
      parameter.put("name", name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1));
      parameter.put("label", name.replaceAll("(?<=[a-z])(?=[A-Z])", " "));
      parameter.put("helpText", option.getAnnotation(Description.class).value());
      parameter.put("isOptional", !required(option));
      parameter.put("paramType", "TEXT");
      if (option.getReturnType() == boolean.class) {
        parameter.putArray("regexes").add("^(true|false)$");
      }
    }
    return json.writerWithDefaultPrettyPrinter().writeValueAsString(template) + "\n";
  }

  private static boolean required(Method option) {
    return option.isAnnotationPresent(Validation.Required.class);
  }
}
