package dev.tamis.classify.onnx;

import ai.onnxruntime.OrtEnvironment;
import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * ONNX Runtime's environment, one for each copy of its classes. It registers a shutdown hook, which
 * holds the class loader of a job for as long as the JVM lives: a worker that runs job after job
 * would run out of metaspace. Where a job has a class loader of its own the hook is taken back; the
 * process ends without it as well.
 */
final class Environment {
  private static final OrtEnvironment INSTANCE = open();

  private Environment() {}

  static OrtEnvironment get() {
    return INSTANCE;
  }

  private static OrtEnvironment open() {
    boolean own = Environment.class.getClassLoader() != ClassLoader.getSystemClassLoader();
    Set<Thread> before = own ? hooks() : Set.of();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    if (own) {
      for (Thread hook : hooks()) {
        if (!before.contains(hook) && isOfRuntime(hook)) {
          Runtime.getRuntime().removeShutdownHook(hook);
        }
      }
    }
    return environment;
  }

  /** The hooks of this JVM; none where it does not let them be seen (--add-opens java.lang). */
  private static Set<Thread> hooks() {
    try {
      Class<?> registry = Class.forName("java.lang.ApplicationShutdownHooks");
      Field field = registry.getDeclaredField("hooks");
      field.setAccessible(true);
      synchronized (registry) {
        Set<Thread> hooks = new HashSet<>();
        ((Map<?, ?>) field.get(null)).keySet().forEach(hook -> hooks.add((Thread) hook));
        return hooks;
      }
    } catch (ReflectiveOperationException | RuntimeException e) {
      return Set.of();
    }
  }

  private static boolean isOfRuntime(Thread hook) {
    try {
      Object task = task(hook);
      return task != null && task.getClass().getName().startsWith("ai.onnxruntime.");
    } catch (ReflectiveOperationException | RuntimeException e) {
      return false;
    }
  }

  /** Where a thread has what it runs: in Java 17, and since 19. */
  private static Object task(Thread hook) throws ReflectiveOperationException {
    try {
      return value(hook, Thread.class, "target");
    } catch (NoSuchFieldException e) {
      Object holder = value(hook, Thread.class, "holder");
      return value(holder, holder.getClass(), "task");
    }
  }

  private static Object value(Object of, Class<?> type, String name)
      throws ReflectiveOperationException {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field.get(of);
  }
}
