package dev.tamis.pipeline.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is done when a run is told to end, by Ctrl-C or a signal: one line is said, what is half
 * done is swept, and the process ends with 128 and the signal's number. Java's own way, hooks that
 * run beside a job that goes on writing, cannot promise that.
 */
final class Stop {
  private static final Map<String, Integer> SIGNALS = Map.of("HUP", 1, "INT", 2, "TERM", 15);

  private final Map<Object, Object> before = new LinkedHashMap<>();
  private Method handle;

  /** Until it is closed, a signal runs {@code last} and ends the process. */
  Stop(Runnable last) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      handle = signal.getMethod("handle", signal, handler);
      Object ignored = handler.getField("SIG_IGN").get(null);
      for (Map.Entry<String, Integer> named : SIGNALS.entrySet()) {
        Object caught = signal.getConstructor(String.class).newInstance(named.getKey());
        Object previous = handle.invoke(null, caught, handler(handler, last, named.getValue()));
        if (previous.equals(ignored)) {
          handle.invoke(null, caught, previous); // as nohup has it
        } else {
          before.put(caught, previous);
        }
      }
    } catch (ReflectiveOperationException | RuntimeException e) {
      // Where Java has no signals, it ends as it always does.
      before.clear();
    }
  }

  private static Object handler(Class<?> type, Runnable last, int number) {
    return Proxy.newProxyInstance(
        Stop.class.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "handle" -> {
                try {
                  last.run();
                } finally {
                  Scratch.close();
                  Runtime.getRuntime().halt(128 + number);
                }
                yield null;
              }
              case "equals" -> proxy == arguments[0];
              case "hashCode" -> number;
              default -> "stop";
            });
  }

  /** From here on signals do what they did before. */
  void close() {
    before.forEach(
        (signal, previous) -> {
          try {
            handle.invoke(null, signal, previous);
          } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a signal cannot be given back", e);
          }
        });
  }
}
