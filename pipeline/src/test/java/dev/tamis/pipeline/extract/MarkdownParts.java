package dev.tamis.pipeline.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text in Markdown, taken apart into running text, fenced code, formulas and tables. Code within
 * a line is part of the text.
 *
 * @param text all else, without the signs of headings, lists and quotes, white space made one
 * @param code lines of all blocks, without white space at their ends
 * @param formulas all of them, without white space and delimiters
 * @param tables the rows of all tables
 */
record MarkdownParts(String text, String code, String formulas, List<List<String>> tables) {
  private static final Pattern FORMULA =
      Pattern.compile(
          "\\$\\$(.+?)\\$\\$|\\\\\\[(.+?)\\\\\\]|\\\\\\((.+?)\\\\\\)"
              + "|(?<![\\\\$\\w])\\$(?!\\s)([^$\\n]{1,400}?)(?<![\\s\\\\])\\$(?![\\w$])",
          Pattern.DOTALL);
  private static final Pattern RULE = Pattern.compile("\\|?\\s*:?-{2,}:?\\s*(\\|\\s*:?-*:?\\s*)*");
  private static final Pattern SIGNS = Pattern.compile("(#{1,6} |> |[-*+] |\\d+\\. )+");

  /** Reads it. */
  static MarkdownParts of(String markdown) {
    StringBuilder text = new StringBuilder();
    StringBuilder code = new StringBuilder();
    List<List<String>> tables = new ArrayList<>();
    String fence = "";
    for (String line : markdown.split("\\R", -1)) {
      String bare = line.strip();
      if (!fence.isEmpty()) {
        if (bare.equals(fence)) {
          fence = "";
        } else {
          code.append(line.stripTrailing()).append('\n');
        }
      } else if (bare.startsWith("```") || bare.startsWith("~~~")) {
        fence = bare.substring(0, 3);
      } else if (bare.startsWith("|")) {
        if (!RULE.matcher(bare).matches()) {
          tables.add(cells(bare));
        }
      } else {
        Matcher signs = SIGNS.matcher(bare);
        text.append(signs.lookingAt() ? bare.substring(signs.end()) : bare).append('\n');
      }
    }
    List<String> formulas = new ArrayList<>();
    Matcher formula = FORMULA.matcher(text);
    String prose = formula.replaceAll(found -> note(formulas, found.group()));
    String flat = prose.replace("`", "").replace("**", "").strip().replaceAll("\\s+", " ");
    return new MarkdownParts(flat, code.toString(), String.join("\n", formulas), tables);
  }

  private static String note(List<String> formulas, String formula) {
    int signs = formula.startsWith("$") && !formula.startsWith("$$") ? 1 : 2;
    String bare = formula.substring(signs, formula.length() - signs);
    formulas.add(bare.replaceAll("\\s+", ""));
    return " ";
  }

  private static List<String> cells(String line) {
    String row = line.substring(1, line.endsWith("|") ? line.length() - 1 : line.length());
    List<String> cells = new ArrayList<>();
    for (String cell : row.split("(?<!\\\\)\\|", -1)) {
      cells.add(cell.replace("\\|", "|").replace("`", "").strip());
    }
    return cells;
  }
}
