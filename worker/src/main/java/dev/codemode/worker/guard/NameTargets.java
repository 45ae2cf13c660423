package dev.codemode.worker.guard;

import com.oracle.graal.python.pegparser.sst.AliasTy;
import com.oracle.graal.python.pegparser.sst.ArgTy;
import com.oracle.graal.python.pegparser.sst.ConstantValue;
import com.oracle.graal.python.pegparser.sst.ExceptHandlerTy;
import com.oracle.graal.python.pegparser.sst.ExprContextTy;
import com.oracle.graal.python.pegparser.sst.ExprTy;
import com.oracle.graal.python.pegparser.sst.PatternTy;
import com.oracle.graal.python.pegparser.sst.SSTNode;
import com.oracle.graal.python.pegparser.sst.StmtTy;
import com.oracle.graal.python.pegparser.sst.TypeParamTy;
import dev.codemode.worker.guard.NameScope.Binding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells which expressions of a program plainly are servers and tools. In doubt an expression is
 * {@link NameTarget#UNKNOWN}: a name that is bound to two things is neither.
 */
final class NameTargets {
  static final String TOOLS = "tools";

  /** What {@code tools} has besides servers. */
  private static final Set<String> OWN_ATTRIBUTES =
      Set.of(
          "servers", "describe", "search", "ToolError", "ToolArgumentError", "ToolDenied", "help");

  /** Names with which a program can bind others behind the tree's back. */
  private static final Set<String> MAGIC_NAMES =
      Set.of(
          "exec",
          "eval",
          "compile",
          "globals",
          "locals",
          "vars",
          "__import__",
          "__builtins__",
          "setattr",
          "delattr");

  private static final Set<String> MAGIC_MODULES =
      Set.of("sys", "builtins", "importlib", "inspect", "unittest", "gc", "ctypes", "__main__");

  private static final int LONGEST_CHAIN = 6;

  /** A name that is assigned more often than this may be anything. */
  private static final int MOST_BINDINGS = 3;

  private record Changed(ExprTy owner, NameScope scope) {}

  private final Map<String, String> keysByPythonName;
  private final Set<String> shadowed;
  private final Set<ExprTy> aliased = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Changed> changed = new ArrayList<>();
  private boolean obscure;

  /**
   * @param shadowed names that the run binds before the program starts, over servers' names
   */
  NameTargets(
      StmtTy[] body, ScopedWalk walk, Map<String, String> keysByPythonName, Set<String> shadowed) {
    this.keysByPythonName = keysByPythonName;
    this.shadowed = shadowed;
    walk.walk(body, Set.of(), (node, scope, _) -> bind(node, scope));
    // The attributes of `tools` can be replaced, and then lead anywhere.
    obscure |=
        changed.stream()
            .anyMatch(each -> of(each.owner(), each.scope()) instanceof NameTarget.AllServers);
  }

  /** Whether names may be bound in ways that the tree does not show: nothing is sure then. */
  boolean isObscure() {
    return obscure;
  }

  private void bind(SSTNode node, NameScope scope) {
    switch (node) {
      case StmtTy.Global g -> List.of(g.names).forEach(scope::declareGlobal);
      case StmtTy.Nonlocal n -> List.of(n.names).forEach(scope::declareNonlocal);
      case StmtTy.Import i -> bindImport(i, scope);
      case StmtTy.ImportFrom i -> bindImportFrom(i, scope);
      case StmtTy.FunctionDef f -> scope.bindAnything(f.name);
      case StmtTy.AsyncFunctionDef f -> scope.bindAnything(f.name);
      case StmtTy.ClassDef c -> scope.bindAnything(c.name);
      case ArgTy a -> scope.bindAnything(a.arg);
      case TypeParamTy.TypeVar t -> scope.bindAnything(t.name);
      case TypeParamTy.ParamSpec t -> scope.bindAnything(t.name);
      case TypeParamTy.TypeVarTuple t -> scope.bindAnything(t.name);
      case ExceptHandlerTy.ExceptHandler h when h.name != null -> scope.bindAnything(h.name);
      case PatternTy.MatchAs p when p.name != null -> scope.bindAnything(p.name);
      case PatternTy.MatchStar p when p.name != null -> scope.bindAnything(p.name);
      case PatternTy.MatchMapping p when p.rest != null -> scope.bindAnything(p.rest);
      case StmtTy.Assign a when a.targets.length == 1 -> bindAlias(a.targets[0], a.value, scope);
      case StmtTy.AnnAssign a when a.value != null -> bindAlias(a.target, a.value, scope);
      case ExprTy.NamedExpr n -> bindAlias(n.target, n.value, scope.ofWalrus());
      case ExprTy.Name n when n.context != ExprContextTy.Load -> {
        if (!aliased.contains(n)) {
          scope.bindAnything(n.id);
        }
      }
      case ExprTy.Name n -> obscure |= MAGIC_NAMES.contains(n.id);
      case ExprTy.Attribute a when a.context != ExprContextTy.Load ->
          changed.add(new Changed(a.value, scope));
      case ExprTy.Subscript s when s.context != ExprContextTy.Load ->
          changed.add(new Changed(s.value, scope));
      default -> {}
    }
  }

  private void bindAlias(ExprTy target, ExprTy value, NameScope scope) {
    if (target instanceof ExprTy.Name name) {
      aliased.add(name);
      scope.bind(name.id, new Binding.Alias(value, scope));
    }
  }

  private void bindImport(StmtTy.Import statement, NameScope scope) {
    for (AliasTy alias : statement.names) {
      String top = alias.name.split("\\.", 2)[0];
      obscure |= MAGIC_MODULES.contains(top);
      String bound = alias.asName != null ? alias.asName : top;
      scope.bind(bound, new Binding.Plain(module(alias.name)));
    }
  }

  private void bindImportFrom(StmtTy.ImportFrom statement, NameScope scope) {
    obscure |=
        statement.module == null || MAGIC_MODULES.contains(statement.module.split("\\.", 2)[0]);
    NameTarget module = statement.module == null ? NameTarget.UNKNOWN : module(statement.module);
    for (AliasTy alias : statement.names) {
      if (alias.name.equals("*")) {
        // Whatever the module holds may now hide a server.
        obscure = true;
      } else {
        scope.bind(
            alias.asName != null ? alias.asName : alias.name,
            new Binding.Plain(member(module, alias.name)));
      }
    }
  }

  /** What an import of that name brings. */
  NameTarget module(String name) {
    if (name.equals(TOOLS)) {
      return new NameTarget.AllServers();
    }
    String key = keysByPythonName.get(name);
    return key == null ? NameTarget.UNKNOWN : new NameTarget.Server(key);
  }

  private NameTarget member(NameTarget of, String name) {
    return switch (of) {
      case NameTarget.AllServers _ when !OWN_ATTRIBUTES.contains(name) -> server(name);
      case NameTarget.Server server when !name.startsWith("_") ->
          new NameTarget.Tool(server.key(), name);
      case NameTarget.AllServers _, NameTarget.Server _, NameTarget.Tool _, NameTarget.Unknown _ ->
          NameTarget.UNKNOWN;
    };
  }

  /** The server of that Python name or key, if both do not lead to different ones. */
  private NameTarget server(String name) {
    String byName = keysByPythonName.get(name);
    boolean isKey = keysByPythonName.containsValue(name);
    if (byName == null) {
      return isKey ? new NameTarget.Server(name) : NameTarget.UNKNOWN;
    }
    return isKey && !byName.equals(name) ? NameTarget.UNKNOWN : new NameTarget.Server(byName);
  }

  /** What the expression stands for, read in that scope. */
  NameTarget of(ExprTy expression, NameScope scope) {
    return of(expression, scope, LONGEST_CHAIN);
  }

  private NameTarget of(ExprTy expression, NameScope scope, int depth) {
    if (depth == 0) {
      return NameTarget.UNKNOWN;
    }
    return switch (expression) {
      case ExprTy.Name name -> ofName(name.id, scope, depth);
      case ExprTy.NamedExpr named -> of(named.value, scope, depth - 1);
      case ExprTy.Attribute a -> member(of(a.value, scope, depth - 1), a.attr);
      case ExprTy.Subscript s ->
          text(s.slice)
              .map(name -> item(of(s.value, scope, depth - 1), name))
              .orElse(NameTarget.UNKNOWN);
      default -> NameTarget.UNKNOWN;
    };
  }

  private NameTarget item(NameTarget of, String name) {
    return switch (of) {
      case NameTarget.AllServers _ when keysByPythonName.containsValue(name) ->
          new NameTarget.Server(name);
      case NameTarget.Server server -> new NameTarget.Tool(server.key(), name);
      case NameTarget.AllServers _, NameTarget.Tool _, NameTarget.Unknown _ -> NameTarget.UNKNOWN;
    };
  }

  private NameTarget ofName(String name, NameScope scope, int depth) {
    var targets = new ArrayList<NameTarget>();
    List<Binding> bindings = scope.lookUp(name);
    if (bindings.size() > MOST_BINDINGS) {
      return NameTarget.UNKNOWN;
    }
    for (Binding binding : bindings) {
      targets.add(
          switch (binding) {
            case Binding.Plain plain -> plain.target();
            case Binding.Alias alias -> of(alias.value(), alias.scope(), depth - 1);
          });
    }
    if (scope.readsModule(name) && (targets.isEmpty() || isBoundAtStart(name))) {
      targets.add(shadowed.contains(name) ? NameTarget.UNKNOWN : module(name));
    }
    NameTarget first = targets.getFirst();
    return targets.stream().allMatch(first::equals) ? first : NameTarget.UNKNOWN;
  }

  private boolean isBoundAtStart(String name) {
    return name.equals(TOOLS) || keysByPythonName.containsKey(name) || shadowed.contains(name);
  }

  static Optional<String> text(ExprTy expression) {
    return expression instanceof ExprTy.Constant constant
            && constant.value.kind == ConstantValue.Kind.CODEPOINTS
        ? Optional.of(constant.value.getCodePoints().toJavaString())
        : Optional.empty();
  }
}
