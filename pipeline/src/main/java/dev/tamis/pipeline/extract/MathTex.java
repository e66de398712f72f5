package dev.tamis.pipeline.extract;

import dev.tamis.pipeline.extract.MathReader.Node;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes presentation MathML as TeX that a person can read. Thread-safe. */
final class MathTex {
  private static final Map<String, String> SYMBOLS = read();
  private static final Set<String> FUNCTIONS =
      Set.of(
          "arccos", "arcsin", "arctan", "arg", "cos", "cosh", "cot", "csc", "deg", "det", "dim",
          "exp", "gcd", "inf", "ker", "lg", "lim", "liminf", "limsup", "ln", "log", "max", "min",
          "mod", "Pr", "sec", "sin", "sinh", "sup", "tan", "tanh");
  private static final Map<String, String> ACCENTS =
      Map.ofEntries(
          Map.entry("¯", "\\bar"),
          Map.entry("‾", "\\overline"),
          Map.entry("^", "\\hat"),
          Map.entry("ˆ", "\\hat"),
          Map.entry("~", "\\tilde"),
          Map.entry("˜", "\\tilde"),
          Map.entry("→", "\\vec"),
          Map.entry("⃗", "\\vec"),
          Map.entry("˙", "\\dot"),
          Map.entry("¨", "\\ddot"),
          Map.entry("ˇ", "\\check"),
          Map.entry("⏞", "\\overbrace"));
  private static final Map<String, String> VARIANTS =
      Map.of(
          "bold", "\\mathbf",
          "double-struck", "\\mathbb",
          "script", "\\mathcal",
          "fraktur", "\\mathfrak",
          "sans-serif", "\\mathsf",
          "monospace", "\\mathtt",
          "bold-italic", "\\boldsymbol");

  private MathTex() {}

  /** A formula, without delimiters. */
  static String of(Node node) {
    return switch (node.tag) {
      case MI -> identifier(node);
      case MN -> symbols(text(node));
      case MO -> symbols(text(node));
      case MTEXT, MS -> text(node).isEmpty() ? " " : "\\text{" + text(node) + "}";
      case MSPACE -> " ";
      case MPHANTOM -> "";
      case MFRAC -> "\\frac" + group(child(node, 0)) + group(child(node, 1));
      case MSQRT -> "\\sqrt{" + row(node.children) + "}";
      case MROOT -> "\\sqrt[" + child(node, 1) + "]" + group(child(node, 0));
      case MSUP -> base(node) + scripts("", child(node, 1));
      case MSUB -> base(node) + scripts(child(node, 1), "");
      case MSUBSUP -> base(node) + scripts(child(node, 1), child(node, 2));
      case MUNDER -> under(node);
      case MOVER -> over(node);
      case MUNDEROVER -> base(node) + scripts(child(node, 1), child(node, 2));
      case MMULTISCRIPTS -> multiple(node);
      case MFENCED -> fenced(node);
      case MTABLE -> table(node);
      case SEMANTICS -> child(node, 0);
      default -> node.children.isEmpty() ? symbols(text(node)) : row(node.children);
    };
  }

  private static String child(Node node, int i) {
    return i < node.children.size() ? of(node.children.get(i)) : "";
  }

  private static String row(List<Node> nodes) {
    StringBuilder row = new StringBuilder();
    for (Node node : nodes) {
      append(row, of(node));
    }
    return row.toString().strip();
  }

  /** Keeps a letter from growing together with the command before it. */
  private static void append(StringBuilder row, String next) {
    if (!next.isEmpty() && Character.isLetter(next.charAt(0)) && endsInCommand(row)) {
      row.append(' ');
    }
    row.append(next);
  }

  private static boolean endsInCommand(StringBuilder row) {
    int at = row.length();
    while (at > 0 && isAsciiLetter(row.charAt(at - 1))) {
      at--;
    }
    return at < row.length() && at > 0 && row.charAt(at - 1) == '\\';
  }

  private static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static String identifier(Node node) {
    String name = text(node);
    String tex = symbols(name);
    String variant = VARIANTS.get(node.variant);
    if (variant != null) {
      return variant + group(tex);
    }
    if (name.codePointCount(0, name.length()) < 2 || !name.equals(tex)) {
      return tex;
    }
    return FUNCTIONS.contains(name) ? "\\" + name + " " : "\\mathrm{" + name + "}";
  }

  private static String text(Node node) {
    return String.join(" ", node.text.toString().strip().split("\\s+", -1));
  }

  private static String symbols(String text) {
    StringBuilder tex = new StringBuilder();
    text.codePoints()
        .mapToObj(Character::toString)
        .forEach(symbol -> append(tex, SYMBOLS.getOrDefault(symbol, symbol)));
    return tex.toString();
  }

  private static String group(String tex) {
    return "{" + tex.strip() + "}";
  }

  /** What scripts are put on: braces where it is more than one thing. */
  private static String base(Node node) {
    if (node.children.isEmpty()) {
      return "{}";
    }
    Node first = node.children.get(0);
    String tex = of(first).strip();
    boolean one = first.tag == Tag.MI || first.tag == Tag.MN || first.tag == Tag.MO;
    one |= first.tag == Tag.MFENCED || tex.codePointCount(0, tex.length()) == 1;
    one |= first.tag == Tag.MROW && first.children.size() == 1;
    return one ? tex : tex.isEmpty() ? "{}" : group(tex);
  }

  private static String scripts(String below, String above) {
    return script('_', below) + script('^', above);
  }

  private static String script(char sign, String written) {
    String tex = written.strip();
    if (tex.isEmpty()) {
      return "";
    }
    if (sign == '^' && tex.chars().allMatch(c -> c == '\'')) {
      return tex; // Primes are raised by themselves.
    }
    return sign + (tex.length() == 1 ? tex : group(tex));
  }

  private static String under(Node node) {
    String below = child(node, 1).strip();
    if (below.equals("_") || below.equals("\\_")) {
      return "\\underline" + group(child(node, 0));
    }
    return below.equals("⏟")
        ? "\\underbrace" + group(child(node, 0))
        : base(node) + scripts(below, "");
  }

  private static String over(Node node) {
    String written = node.children.size() > 1 ? text(innermost(node.children.get(1))) : "";
    String accent = ACCENTS.get(written);
    return accent == null
        ? base(node) + scripts("", child(node, 1))
        : accent + group(child(node, 0));
  }

  private static Node innermost(Node node) {
    Node at = node;
    while (at.children.size() == 1) {
      at = at.children.get(0);
    }
    return at;
  }

  private static String multiple(Node node) {
    StringBuilder after = new StringBuilder();
    StringBuilder before = new StringBuilder();
    StringBuilder at = after;
    for (int i = 1; i < node.children.size(); ) {
      if (isPrescripts(node.children.get(i))) {
        at = before;
        i++;
        continue;
      }
      at.append(scripts(child(node, i), child(node, i + 1)));
      i += 2;
    }
    return (before.length() > 0 ? "{}" + before : "") + base(node) + after;
  }

  /** The one element without content and name here that parts the scripts of a tensor. */
  private static boolean isPrescripts(Node node) {
    return node.tag == Tag.MPRESCRIPTS;
  }

  private static String fenced(Node node) {
    StringBuilder row = new StringBuilder(symbols(node.opening));
    for (int i = 0; i < node.children.size(); i++) {
      append(row, (i > 0 ? "," : "") + child(node, i));
    }
    return row.append(symbols(node.closing)).toString();
  }

  private static String table(Node node) {
    StringBuilder rows = new StringBuilder("\\begin{matrix}");
    for (int r = 0; r < node.children.size(); r++) {
      rows.append(r > 0 ? " \\\\ " : " ");
      List<Node> cells = node.children.get(r).children;
      for (int c = 0; c < cells.size(); c++) {
        rows.append(c > 0 ? " & " : "").append(of(cells.get(c)).strip());
      }
    }
    return rows.append(" \\end{matrix}").toString();
  }

  private static Map<String, String> read() {
    Map<String, String> symbols = new HashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                MathTex.class.getResourceAsStream("symbols.tsv"), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("## ")) {
          continue;
        }
        String[] fields = line.split("\t", -1);
        symbols.put(
            fields[0].startsWith("U+")
                ? Character.toString(Integer.parseInt(fields[0].substring(2), 16))
                : fields[0],
            fields[1]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return symbols;
  }
}
