package dev.codemode.worker.guard;

import com.oracle.graal.python.pegparser.sst.AliasTy;
import com.oracle.graal.python.pegparser.sst.ExprTy;
import com.oracle.graal.python.pegparser.sst.StmtTy;
import com.oracle.graal.python.pegparser.tokenizer.SourceRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds every place where a program breaks the policy. */
final class ProgramPolicy {
  private static final String AS_DATA = "write the code itself, or keep it as data";

  /** Bare names that are refused unless the program binds them itself, and what to do instead. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("exec", AS_DATA),
          Map.entry("eval", "for literals use json.loads"),
          Map.entry("compile", "for patterns use re.compile"),
          Map.entry("__import__", "use an import statement"),
          Map.entry("globals", "use a dict of your own"),
          Map.entry("locals", "use a dict of your own"),
          Map.entry("vars", "use the attributes by name"),
          Map.entry("breakpoint", "use print"),
          Map.entry("__builtins__", "use the builtins by name"),
          Map.entry("__loader__", "use an import statement"),
          Map.entry("__spec__", "use an import statement"),
          Map.entry("subprocess", "processes are not available"),
          Map.entry("memoryview", "use bytes"));

  private final ImportPolicy imports;

  ProgramPolicy(Set<String> serverNames) {
    this.imports = new ImportPolicy(serverNames);
  }

  List<Violation> judge(ProgramFacts facts) {
    var violations = new ArrayList<Violation>();
    for (StmtTy.Import statement : facts.imports) {
      for (AliasTy alias : statement.names) {
        judgeImport(alias.name, alias.getSourceRange(), violations);
      }
    }
    for (StmtTy.ImportFrom statement : facts.importsFrom) {
      judgeImportFrom(statement, violations);
    }
    for (ExprTy.Name name : facts.loads) {
      String instead = NAMES.get(name.id);
      if (instead != null && !facts.boundAnywhere.contains(name.id)) {
        violations.add(
            at(
                name.getSourceRange(),
                name.id,
                "the name '%s' is not allowed: %s".formatted(name.id, instead)));
      }
    }
    violations.sort(Comparator.comparingInt(Violation::line).thenComparingInt(Violation::column));
    return violations;
  }

  private void judgeImportFrom(StmtTy.ImportFrom statement, List<Violation> violations) {
    if (statement.level > 0 || statement.module == null) {
      violations.add(
          at(
              statement.getSourceRange(),
              ".",
              "relative imports are not allowed: a program is one file"));
      return;
    }
    if (ImportPolicy.isPartial(statement.module)) {
      for (AliasTy alias : statement.names) {
        judgeImport(statement.module + "." + alias.name, statement.getSourceRange(), violations);
      }
    } else {
      judgeImport(statement.module, statement.getSourceRange(), violations);
    }
  }

  private void judgeImport(String module, SourceRange range, List<Violation> violations) {
    imports.refuse(module).ifPresent(message -> violations.add(at(range, module, message)));
  }

  private static Violation at(SourceRange range, String name, String message) {
    return new Violation(range.startLine, range.startColumn + 1, name, message);
  }
}
