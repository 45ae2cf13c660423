package dev.codemode.worker.guard;

import com.oracle.graal.python.pegparser.sst.AliasTy;
import com.oracle.graal.python.pegparser.sst.ArgTy;
import com.oracle.graal.python.pegparser.sst.ArgumentsTy;
import com.oracle.graal.python.pegparser.sst.ComprehensionTy;
import com.oracle.graal.python.pegparser.sst.ConstantValue;
import com.oracle.graal.python.pegparser.sst.ExceptHandlerTy;
import com.oracle.graal.python.pegparser.sst.ExprContextTy;
import com.oracle.graal.python.pegparser.sst.ExprTy;
import com.oracle.graal.python.pegparser.sst.PatternTy;
import com.oracle.graal.python.pegparser.sst.SSTNode;
import com.oracle.graal.python.pegparser.sst.StmtTy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One walk over the tree of a program, and everything that the guard wants to know of it. */
final class ProgramFacts {
  /** Where a node stands, as far as names and {@code await} are concerned. */
  private enum Scope {
    MODULE,
    /**
     * In a comprehension of the module: its targets are its own, its walrus and await are the
     * module's.
     */
    COMPREHENSION,
    /** In a function, lambda or class. */
    INNER
  }

  private static final Set<String> EXITS = Set.of("exit", "quit", "SystemExit");

  /** Names bound anywhere in the program, parameters included. */
  final Set<String> boundAnywhere = new HashSet<>();

  /** Names bound at module scope, in order of appearance. */
  final Set<String> boundInModule = new LinkedHashSet<>();

  final List<StmtTy.Import> imports = new ArrayList<>();
  final List<StmtTy.ImportFrom> importsFrom = new ArrayList<>();
  final List<ExprTy.Name> loads = new ArrayList<>();
  final List<ExprTy> lookups = new ArrayList<>();
  final List<SSTNode> strings = new ArrayList<>();
  final List<StmtTy.AnnAssign> annotatedInModule = new ArrayList<>();
  final List<StmtTy.ImportFrom> importsFromInModule = new ArrayList<>();

  /** Awaits, async loops, async contexts or async comprehensions anywhere. */
  boolean async;

  /** Something at module scope needs the body to be a function. */
  boolean needsFunction;

  /**
   * Something at module scope that must not become legal by wrapping: {@code yield}, {@code
   * nonlocal}.
   */
  final List<SSTNode> misplaced = new ArrayList<>();

  ProgramFacts(StmtTy[] body) {
    for (StmtTy statement : body) {
      walk(statement, Scope.MODULE);
    }
  }

  private void walk(SSTNode node, Scope scope) {
    note(node, scope);
    switch (node) {
      case StmtTy.FunctionDef f ->
          walkFunction(f.args, f.decoratorList, f.returns, f.typeParams, f.body, scope);
      case StmtTy.AsyncFunctionDef f ->
          walkFunction(f.args, f.decoratorList, f.returns, f.typeParams, f.body, scope);
      case StmtTy.ClassDef c -> {
        walkAll(c.decoratorList, scope);
        walkAll(c.bases, scope);
        walkAll(c.keywords, scope);
        walkAll(c.typeParams, Scope.INNER);
        walkAll(c.body, Scope.INNER);
      }
      case ExprTy.Lambda l -> {
        if (l.args != null) {
          walkAll(l.args.defaults, scope);
          walkAll(l.args.kwDefaults, scope);
          walk(l.args, Scope.INNER);
        }
        walk(l.body, Scope.INNER);
      }
      case ExprTy.ListComp _, ExprTy.SetComp _, ExprTy.DictComp _, ExprTy.GeneratorExp _ ->
          walkChildren(node, scope == Scope.MODULE ? Scope.COMPREHENSION : scope);
      default -> walkChildren(node, scope);
    }
  }

  private void walkFunction(
      @Nullable SSTNode arguments,
      SSTNode @Nullable [] decorators,
      @Nullable SSTNode returns,
      SSTNode @Nullable [] typeParameters,
      SSTNode @Nullable [] body,
      Scope scope) {
    walkAll(decorators, scope);
    walkAll(typeParameters, Scope.INNER);
    if (arguments instanceof ArgumentsTy args) {
      walkAll(args.defaults, scope);
      walkAll(args.kwDefaults, scope);
      walk(args, Scope.INNER);
    }
    if (returns != null) {
      walk(returns, scope);
    }
    walkAll(body, Scope.INNER);
  }

  private void walkChildren(SSTNode node, Scope scope) {
    for (SSTNode child : node.accept(SyntaxChildren.INSTANCE)) {
      walk(child, scope);
    }
  }

  private void walkAll(SSTNode @Nullable [] nodes, Scope scope) {
    if (nodes == null) {
      return;
    }
    for (SSTNode node : nodes) {
      if (node != null) {
        walk(node, scope);
      }
    }
  }

  private void note(SSTNode node, Scope scope) {
    boolean module = scope != Scope.INNER;
    switch (node) {
      case ExprTy.Await _, StmtTy.AsyncFor _, StmtTy.AsyncWith _ -> suspends(module);
      case ComprehensionTy c when c.isAsync -> suspends(module);
      case StmtTy.Return _ -> needsFunction |= module;
      case ExprTy.Yield _, ExprTy.YieldFrom _, StmtTy.Nonlocal _ -> {
        if (module) {
          misplaced.add(node);
        }
      }
      case StmtTy.Import i -> {
        imports.add(i);
        for (AliasTy alias : i.names) {
          bind(alias.asName != null ? alias.asName : topOf(alias.name), scope);
        }
      }
      case StmtTy.ImportFrom i -> {
        importsFrom.add(i);
        if (module) {
          importsFromInModule.add(i);
        }
        for (AliasTy alias : i.names) {
          if (!alias.name.equals("*") && !"__future__".equals(i.module)) {
            bind(alias.asName != null ? alias.asName : alias.name, scope);
          }
        }
      }
      case StmtTy.FunctionDef f -> bind(f.name, scope);
      case StmtTy.AsyncFunctionDef f -> bind(f.name, scope);
      case StmtTy.ClassDef c -> bind(c.name, scope);
      case StmtTy.AnnAssign a -> {
        if (module && a.isSimple) {
          annotatedInModule.add(a);
        }
      }
      case ArgTy a -> bind(a.arg, Scope.INNER);
      case ExceptHandlerTy.ExceptHandler h when h.name != null -> bind(h.name, scope);
      case PatternTy.MatchAs p when p.name != null -> bind(p.name, scope);
      case PatternTy.MatchStar p when p.name != null -> bind(p.name, scope);
      case PatternTy.MatchMapping p when p.rest != null -> bind(p.rest, scope);
      case ExprTy.NamedExpr e when e.target instanceof ExprTy.Name name ->
          bind(name.id, scope == Scope.COMPREHENSION ? Scope.MODULE : scope);
      case ExprTy.Name n -> {
        if (n.context == ExprContextTy.Load) {
          loads.add(n);
          // Outside a function the engine itself would take the exit, and its message would be
          // lost.
          needsFunction |= EXITS.contains(n.id);
        } else {
          bind(n.id, scope);
        }
      }
      case ExprTy.Attribute a -> lookups.add(a);
      case ExprTy.Subscript s -> lookups.add(s);
      case ExprTy.JoinedStr s -> strings.add(s);
      case ExprTy.Constant c
          when c.value.kind == ConstantValue.Kind.CODEPOINTS
              || c.value.kind == ConstantValue.Kind.BYTES ->
          strings.add(c);
      default -> {}
    }
  }

  private void suspends(boolean module) {
    async = true;
    needsFunction |= module;
  }

  private void bind(String name, Scope scope) {
    boundAnywhere.add(name);
    if (scope == Scope.MODULE) {
      boundInModule.add(name);
    }
  }

  /** Whether a server or the module {@code tools} is named at all, as far as can be seen. */
  boolean mayUseServers(Set<String> serverNames) {
    return loads.stream().anyMatch(name -> isServer(name.id, serverNames))
        || importsFrom.stream().anyMatch(i -> i.module != null && isServer(i.module, serverNames))
        || imports.stream()
            .flatMap(statement -> Arrays.stream(statement.names))
            .anyMatch(alias -> isServer(alias.name, serverNames));
  }

  private static boolean isServer(String name, Set<String> serverNames) {
    return name.equals(NameTargets.TOOLS) || serverNames.contains(name);
  }

  private static String topOf(String dotted) {
    int dot = dotted.indexOf('.');
    return dot < 0 ? dotted : dotted.substring(0, dot);
  }
}
