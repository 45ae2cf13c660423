package dev.codemode.worker.guard;

import com.oracle.graal.python.pegparser.sst.AliasTy;
import com.oracle.graal.python.pegparser.sst.ArgTy;
import com.oracle.graal.python.pegparser.sst.ExprContextTy;
import com.oracle.graal.python.pegparser.sst.ExprTy;
import com.oracle.graal.python.pegparser.sst.KeywordTy;
import com.oracle.graal.python.pegparser.sst.SSTNode;
import com.oracle.graal.python.pegparser.sst.StmtTy;
import com.oracle.graal.python.pegparser.sst.TypeParamTy;
import com.oracle.graal.python.pegparser.tokenizer.SourceRange;
import dev.codemode.worker.tools.CallShape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds every place of a program that plainly names a tool, calls first of all, and says where a
 * mistake would be sure to end the program.
 */
final class ToolReferences {
  /** Look whether a server has a tool before it is used. */
  private static final Set<String> LOOKERS = Set.of("hasattr", "getattr", "dir");

  private final NameTargets targets;
  private final List<ToolReference> references = new ArrayList<>();
  private final Set<String> lookedAt = new HashSet<>();
  private final Set<SSTNode> called = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<SSTNode> toolCalls = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<SSTNode> annotations = Collections.newSetFromMap(new IdentityHashMap<>());

  private ToolReferences(StmtTy[] body, ProgramFacts facts, GuardOptions options) {
    var walk = new ScopedWalk();
    targets = new NameTargets(body, walk, options.servers(), options.shadowed());
    walk.walk(body, Set.of(), (node, scope, _) -> note(node, scope));
    var caught = new CaughtCode(body, walk, facts, toolCalls::contains);
    Set<SSTNode> unsure = caught.nodes();
    unsure.addAll(annotations);
    walk.walk(body, unsure, this::take);
  }

  /** In the order of the text. */
  static List<ToolReference> of(StmtTy[] body, ProgramFacts facts, GuardOptions options) {
    if (!facts.mayUseServers(options.servers().keySet())) {
      return List.of();
    }
    var found = new ToolReferences(body, facts, options);
    return found.references.stream()
        .map(
            each ->
                found.targets.isObscure() || found.lookedAt.contains(each.serverKey())
                    ? each.unjudged()
                    : each)
        .sorted(
            Comparator.comparingInt(ToolReference::line).thenComparingInt(ToolReference::column))
        .toList();
  }

  private void note(SSTNode node, NameScope scope) {
    switch (node) {
      case ExprTy.Call call when targets.of(call.func, scope) instanceof NameTarget.Tool ->
          toolCalls.add(call);
      case StmtTy.AnnAssign a -> annotation(a.annotation);
      case StmtTy.FunctionDef f -> annotation(f.returns);
      case StmtTy.AsyncFunctionDef f -> annotation(f.returns);
      case StmtTy.TypeAlias a -> annotation(a.value);
      case ArgTy a -> annotation(a.annotation);
      case TypeParamTy.TypeVar t -> annotation(t.bound);
      default -> {}
    }
  }

  /** Python evaluates these late, or never. */
  private void annotation(@Nullable SSTNode node) {
    if (node != null) {
      annotations.add(node);
    }
  }

  private void take(SSTNode node, NameScope scope, boolean caught) {
    switch (node) {
      case ExprTy.Call call -> takeCall(call, scope, caught);
      case ExprTy.Attribute a when a.context == ExprContextTy.Load -> takeLookup(a, scope, caught);
      case ExprTy.Subscript s when s.context == ExprContextTy.Load -> takeLookup(s, scope, caught);
      case StmtTy.ImportFrom i -> takeImport(i, caught);
      default -> {}
    }
  }

  private void takeCall(ExprTy.Call call, NameScope scope, boolean caught) {
    if (call.func instanceof ExprTy.Name name
        && LOOKERS.contains(name.id)
        && call.args != null
        && call.args.length > 0
        && targets.of(call.args[0], scope) instanceof NameTarget.Server server) {
      lookedAt.add(server.key());
    }
    if (targets.of(call.func, scope) instanceof NameTarget.Tool tool) {
      called.add(call.func);
      add(tool, call.getSourceRange(), Optional.of(shape(call)), caught);
    }
  }

  private void takeLookup(ExprTy lookup, NameScope scope, boolean caught) {
    if (!called.contains(lookup) && targets.of(lookup, scope) instanceof NameTarget.Tool tool) {
      add(tool, lookup.getSourceRange(), Optional.empty(), caught);
    }
  }

  private void takeImport(StmtTy.ImportFrom statement, boolean caught) {
    if (statement.module == null
        || !(targets.module(statement.module) instanceof NameTarget.Server server)) {
      return;
    }
    for (AliasTy alias : statement.names) {
      if (!alias.name.equals("*") && !alias.name.startsWith("_")) {
        add(
            new NameTarget.Tool(server.key(), alias.name),
            alias.getSourceRange(),
            Optional.empty(),
            caught);
      }
    }
  }

  private void add(
      NameTarget.Tool tool, SourceRange range, Optional<CallShape> call, boolean caught) {
    references.add(
        new ToolReference(
            tool.serverKey(), tool.name(), range.startLine, range.startColumn + 1, call, !caught));
  }

  private static CallShape shape(ExprTy.Call call) {
    int positional = 0;
    boolean more = false;
    var keywords = new ArrayList<String>();
    if (call.args != null) {
      for (ExprTy each : call.args) {
        if (each instanceof ExprTy.Starred) {
          more = true;
        } else {
          positional++;
        }
      }
    }
    if (call.keywords != null) {
      for (KeywordTy each : call.keywords) {
        if (each.arg == null) {
          more = true;
        } else {
          keywords.add(each.arg);
        }
      }
    }
    return new CallShape(positional, more, keywords);
  }
}
