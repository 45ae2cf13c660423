package dev.codemode.worker.guard;

import com.oracle.graal.python.pegparser.sst.SSTNode;
import com.oracle.graal.python.pegparser.sst.StmtTy;
import com.oracle.graal.python.pegparser.tokenizer.SourceRange;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Makes the body of a module the body of a function, by editing its text: a header with {@code def}
 * and {@code global}, then every line one column to the right except those that begin inside a
 * string.
 */
final class FunctionWrapper {
  private final String code;
  private final ProgramFacts facts;
  private final StmtTy[] body;

  FunctionWrapper(String code, ProgramFacts facts, StmtTy[] body) {
    this.code = code;
    this.facts = facts;
    this.body = body;
  }

  /** The text to evaluate and how many lines stand in front of the caller's. */
  record Wrapped(String text, int headerLines) {}

  Wrapped wrap() {
    var header = new ArrayList<String>();
    var source = new SourceText(code);
    for (StmtTy.ImportFrom statement : facts.importsFromInModule) {
      if ("__future__".equals(statement.module)) {
        header.add("from __future__ import " + names(statement));
        source.replace(statement.getSourceRange(), "pass ");
      }
    }
    replaceStarImports(source, facts);
    for (StmtTy.AnnAssign statement : facts.annotatedInModule) {
      if (statement.value == null) {
        source.replace(statement.getSourceRange(), "pass ");
      } else {
        source.removeBetweenEnds(
            statement.target.getSourceRange(), statement.annotation.getSourceRange());
      }
    }
    if (body.length > 0 && body[body.length - 1] instanceof StmtTy.Expr last) {
      source.insertBefore(last.getSourceRange(), "return ");
    }
    header.add((facts.async ? "async def " : "def ") + PreparedProgram.MAIN_FUNCTION + "():");
    if (!facts.boundInModule.isEmpty()) {
      header.add(" global " + String.join(", ", facts.boundInModule));
    }
    String text = String.join("\n", header) + "\n" + indent(source.edited(), linesInsideStrings());
    return new Wrapped(text, header.size());
  }

  /**
   * Import of everything is neither possible in a function nor from a server, which is no real
   * module.
   */
  static void replaceStarImports(SourceText source, ProgramFacts facts) {
    for (StmtTy.ImportFrom statement : facts.importsFromInModule) {
      if (statement.names.length == 1 && statement.names[0].name.equals("*")) {
        source.replace(
            statement.getSourceRange(),
            "%s('%s') ".formatted(PreparedProgram.IMPORT_STAR, statement.module));
      }
    }
  }

  private static String names(StmtTy.ImportFrom statement) {
    var names = new ArrayList<String>();
    for (var alias : statement.names) {
      names.add(alias.asName == null ? alias.name : alias.name + " as " + alias.asName);
    }
    return String.join(", ", names);
  }

  private BitSet linesInsideStrings() {
    var inside = new BitSet();
    for (SSTNode string : facts.strings) {
      SourceRange range = string.getSourceRange();
      if (range.endLine > range.startLine) {
        inside.set(range.startLine + 1, range.endLine + 1);
      }
    }
    return inside;
  }

  private static String indent(String text, BitSet except) {
    List<String> lines = List.of(text.split("\n", -1));
    var indented = new StringBuilder(text.length() + lines.size());
    for (int i = 0; i < lines.size(); i++) {
      if (!except.get(i + 1)) {
        indented.append(' ');
      }
      indented.append(lines.get(i)).append('\n');
    }
    return indented.toString();
  }
}
