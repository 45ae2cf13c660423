package dev.codemode.worker.guard;

import com.oracle.graal.python.pegparser.sst.ExceptHandlerTy;
import com.oracle.graal.python.pegparser.sst.ExprTy;
import com.oracle.graal.python.pegparser.sst.SSTNode;
import com.oracle.graal.python.pegparser.sst.StmtTy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the statements of a program around which something may catch what a wrong tool call raises.
 */
final class CatchingBlocks {
  /** Exceptions that a wrong tool call surely is not. */
  private static final Set<String> UNRELATED =
      Set.of(
          "ArithmeticError",
          "AssertionError",
          "EOFError",
          "FileNotFoundError",
          "FloatingPointError",
          "IOError",
          "IndexError",
          "KeyError",
          "KeyboardInterrupt",
          "LookupError",
          "MemoryError",
          "NotImplementedError",
          "OSError",
          "OverflowError",
          "PermissionError",
          "RecursionError",
          "RuntimeError",
          "StopAsyncIteration",
          "StopIteration",
          "SystemExit",
          "TimeoutError",
          "ToolDenied",
          "UnicodeDecodeError",
          "UnicodeEncodeError",
          "UnicodeError",
          "ValueError",
          "ZeroDivisionError");

  private static final Set<String> UNRELATED_ATTRIBUTES =
      Set.of("CancelledError", "InvalidOperation", "JSONDecodeError", "TimeoutError");

  private static final Set<String> MODULES = Set.of("asyncio", "decimal", "json");

  private final Set<String> boundAnywhere;
  private final boolean contextsSwallow;

  CatchingBlocks(ProgramFacts facts) {
    this.boundAnywhere = facts.boundAnywhere;
    this.contextsSwallow =
        facts.boundAnywhere.contains("__exit__")
            || facts.boundAnywhere.contains("__aexit__")
            || facts.imports.stream()
                .flatMap(statement -> Arrays.stream(statement.names))
                .anyMatch(alias -> isSwallower(alias.name))
            || facts.importsFrom.stream().anyMatch(statement -> isSwallower(statement.module));
  }

  private static boolean isSwallower(@Nullable String module) {
    return module != null && (module.startsWith("contextlib") || module.startsWith("unittest"));
  }

  /** What the node protects; empty for most nodes. */
  List<SSTNode> in(SSTNode node) {
    return switch (node) {
      case StmtTy.Try t -> protectedBy(t.body, t.handlers, t.orElse, t.finalBody);
      case StmtTy.TryStar t -> protectedBy(t.body, t.handlers, t.orElse, t.finalBody);
      case StmtTy.With w when contextsSwallow -> some(w.body);
      case StmtTy.AsyncWith w when contextsSwallow -> some(w.body);
      default -> List.of();
    };
  }

  private List<SSTNode> protectedBy(
      StmtTy @Nullable [] body,
      ExceptHandlerTy @Nullable [] handlers,
      StmtTy @Nullable [] orElse,
      StmtTy @Nullable [] finalBody) {
    var inside = new ArrayList<SSTNode>();
    if (some(finalBody).stream().anyMatch(CatchingBlocks::leaves)) {
      // Leaving by `return` or `break` drops the exception.
      inside.addAll(some(body));
      inside.addAll(some(orElse));
      inside.addAll(some(handlers));
    } else if (some(handlers).stream().anyMatch(this::mayCatch)) {
      inside.addAll(some(body));
    }
    return inside;
  }

  private boolean mayCatch(SSTNode node) {
    return !(node instanceof ExceptHandlerTy.ExceptHandler handler)
        || handler.type == null
        || !isUnrelated(handler.type);
  }

  private boolean isUnrelated(ExprTy type) {
    return switch (type) {
      case ExprTy.Name name -> UNRELATED.contains(name.id) && !boundAnywhere.contains(name.id);
      case ExprTy.Attribute a ->
          UNRELATED_ATTRIBUTES.contains(a.attr)
              && a.value instanceof ExprTy.Name module
              && MODULES.contains(module.id);
      case ExprTy.Tuple tuple ->
          tuple.elements != null && Arrays.stream(tuple.elements).allMatch(this::isUnrelated);
      default -> false;
    };
  }

  private static boolean leaves(SSTNode node) {
    return node instanceof StmtTy.Return
        || node instanceof StmtTy.Break
        || node instanceof StmtTy.Continue
        || node.accept(SyntaxChildren.INSTANCE).stream().anyMatch(CatchingBlocks::leaves);
  }

  private static List<SSTNode> some(SSTNode @Nullable [] nodes) {
    return nodes == null ? List.of() : List.of(nodes);
  }
}
