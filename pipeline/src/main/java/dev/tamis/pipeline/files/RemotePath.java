package dev.tamis.pipeline.files;

import java.util.Map;
import org.apache.beam.sdk.io.FileSystems;

/** Says what is wrong with a path that lies on no disk of this machine. */
final class RemotePath {
  /**
   * What brings a file system.
   *
   * @param profile of the build
   * @param registrar the class by which Beam finds it
   * @param form of its paths
   * @param needs what it must be told, and how
   */
  private record Kind(String profile, String registrar, String form, String needs) {}

  private static final Map<String, Kind> KINDS =
      Map.of(
          "gs",
          new Kind(
              "dataflow",
              "org.apache.beam.sdk.extensions.gcp.storage.GcsFileSystemRegistrar",
              "gs://BUCKET/NAME",
              "-- --project=PROJECT and credentials"),
          "s3",
          new Kind(
              "s3",
              "org.apache.beam.sdk.io.aws2.s3.S3FileSystemRegistrar",
              "s3://BUCKET/NAME",
              "-- --awsRegion=REGION and credentials"),
          "hdfs",
          new Kind(
              "hdfs",
              "org.apache.beam.sdk.io.hdfs.HadoopFileSystemRegistrar",
              "hdfs://HOST:PORT/NAME",
              "HADOOP_CONF_DIR, or -- --hdfsConfiguration='[{\"fs.defaultFS\":"
                  + " \"hdfs://HOST:PORT\"}]'"));

  private RemotePath() {}

  /**
   * Checks that this build reaches a path; nothing is looked up.
   *
   * @throws IllegalArgumentException if it does not, or the path is none of its file system
   */
  static void check(String path, String scheme) {
    try {
      // A name that any file system has a place for: what fails here is not the path.
      FileSystems.matchNewResource(scheme + "://bucket/name", false);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new IllegalArgumentException(path + ": " + advice(scheme), e);
    }
    try {
      FileSystems.matchNewResource(path, path.endsWith("/"));
    } catch (IllegalArgumentException e) {
      Kind kind = KINDS.get(scheme);
      String expected = kind == null ? "" : "; expected: " + kind.form();
      throw new IllegalArgumentException(
          "\"" + path + "\" is not a path of " + scheme + "://" + expected, e);
    }
  }

  private static String advice(String scheme) {
    Kind kind = KINDS.get(scheme);
    if (kind == null) {
      return scheme.equals("http") || scheme.equals("https")
          ? "addresses of the web are not read; download the file first"
          : "there is no file system for " + scheme + "://; known are local paths, gs, s3 and hdfs";
    }
    return isHere(kind.registrar())
        ? scheme + ":// must be set up: " + kind.needs()
        : "this build does not reach "
            + scheme
            + "://; build it with: mvn package -DskipTests -P"
            + kind.profile();
  }

  private static boolean isHere(String type) {
    try {
      Class.forName(type, false, RemotePath.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
