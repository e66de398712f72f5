package dev.tamis.pipeline.teacher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A chat completion service on this machine that answers, or fails as it is told. */
public final class FakeEndpoint implements AutoCloseable {
  /** Answers after the client has given up. */
  static final int SILENCE = -1;

  /** Status 200 with what is no chat completion. */
  static final int GARBAGE = -2;

  private final ObjectMapper json = new ObjectMapper();
  private final HttpServer server;
  private final UnaryOperator<String> teacher;
  private final CountDownLatch closed = new CountDownLatch(1);

  /** How the next requests fail, if they do. */
  final Deque<Integer> failures = new ArrayDeque<>();

  final List<String> models = new ArrayList<>();
  final List<String> prompts = new ArrayList<>();
  final List<String> keys = new ArrayList<>();
  String retryAfter;

  /** A service that makes an answer of {@code model: prompt}. */
  public FakeEndpoint(UnaryOperator<String> teacher) throws IOException {
    this.teacher = teacher;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/chat/completions", this::handle);
    server.setExecutor(
        task -> {
          Thread thread = new Thread(task);
          thread.setDaemon(true);
          thread.start();
        });
    server.start();
  }

  /** Where it is, up to the version. */
  public String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/v1";
  }

  /** How many questions came. */
  public synchronized int asked() {
    return prompts.size();
  }

  private void handle(HttpExchange exchange) throws IOException {
    JsonNode body = json.readTree(exchange.getRequestBody().readAllBytes());
    String model = body.path("model").asText();
    String prompt = body.path("messages").path(0).path("content").asText();
    Integer failure;
    synchronized (this) {
      models.add(model);
      prompts.add(prompt);
      keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
      failure = failures.poll();
    }
    String answer;
    if (failure == null) {
      var response = json.createObjectNode();
      response
          .putArray("choices")
          .addObject()
          .putObject("message")
          .put("content", teacher.apply(model + ": " + prompt));
      answer = response.toString();
    } else {
      answer = failure == GARBAGE ? "<html>busy" : "{\"choices\": []}";
    }
    if (failure != null && failure == SILENCE) {
      await();
    }
    if (retryAfter != null) {
      exchange.getResponseHeaders().set("Retry-After", retryAfter);
    }
    if (failure != null && failure == 307) {
      exchange.getResponseHeaders().set("Location", url() + "/chat/completions");
    }
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(failure == null || failure < 0 ? 200 : failure, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void await() {
    try {
      boolean inTime = closed.await(30, TimeUnit.SECONDS);
      if (!inTime) {
        throw new IllegalStateException("the client waits for ever");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
