package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.decide.kit.Blocks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/**
 * Finds the component of each document on a bridge, on one worker, with a bound on how many there
 * may be, beyond which the run fails.
 */
final class CloseBridges extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
  private static final long serialVersionUID = 1L;

  private final Settings settings;
  private transient Blocks<Edge> roots;

  CloseBridges(Settings settings) {
    this.settings = settings;
  }

  @StartBundle
  public void start() {
    roots = new Blocks<>(new Edge.EdgeCoder());
  }

  @ProcessElement
  public void process(
      @Element KV<Integer, Iterable<byte[]>> bridges, OutputReceiver<KV<Integer, byte[]>> out) {
    List<Edge> edges = new ArrayList<>();
    TreeSet<Vertex> distinct = new TreeSet<>();
    for (Edge edge : Blocks.read(bridges.getValue(), new Edge.EdgeCoder())) {
      edges.add(edge);
      distinct.add(edge.from());
      distinct.add(edge.to());
      Sequential.checkSize(edges.size(), settings);
    }
    Vertex[] vertices = distinct.toArray(Vertex[]::new);
    UnionFind sets = new UnionFind();
    for (int i = 0; i < vertices.length; i++) {
      sets.add();
    }
    for (Edge edge : edges) {
      sets.unite(
          Arrays.binarySearch(vertices, edge.from()), Arrays.binarySearch(vertices, edge.to()));
    }
    for (int i = 0; i < vertices.length; i++) {
      Vertex root = vertices[sets.find(i)];
      if (!root.equals(vertices[i])) {
        Star.send(settings, roots, new Edge(vertices[i], root), out::output);
      }
    }
  }

  @FinishBundle
  public void finish(FinishBundleContext context) {
    roots.close(context, Star.EDGES);
  }
}
