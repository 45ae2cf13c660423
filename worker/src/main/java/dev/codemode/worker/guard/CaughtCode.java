package dev.codemode.worker.guard;

import com.oracle.graal.python.pegparser.sst.ComprehensionTy;
import com.oracle.graal.python.pegparser.sst.ExprTy;
import com.oracle.graal.python.pegparser.sst.KeywordTy;
import com.oracle.graal.python.pegparser.sst.SSTNode;
import com.oracle.graal.python.pegparser.sst.StmtTy;
import com.oracle.graal.python.pegparser.sst.WithItemTy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The code of a program whose exceptions something may catch: what stands in catching blocks, and
 * the functions that such blocks may run. Where a block calls something that cannot be told from
 * the text, that may be any function of the program.
 */
final class CaughtCode {
  /** Run what they are given, or iterate it. */
  private static final Set<String> RUNNERS =
      Set.of(
          "all",
          "any",
          "dict",
          "enumerate",
          "filter",
          "iter",
          "list",
          "map",
          "max",
          "min",
          "next",
          "reversed",
          "set",
          "frozenset",
          "sorted",
          "sum",
          "tuple",
          "zip",
          "join",
          "extend",
          "update");

  private static final Set<String> RUNNING_MODULES =
      Set.of(
          "asyncio",
          "collections",
          "contextlib",
          "functools",
          "heapq",
          "itertools",
          "operator",
          "statistics");

  /** Keep an exception instead of raising it. */
  private static final Set<String> KEEPERS =
      Set.of(
          "add_done_callback",
          "call_at",
          "call_later",
          "call_soon",
          "create_task",
          "ensure_future",
          "wait");

  private static final Set<String> HARMLESS_METHODS =
      Set.of("__init__", "__post_init__", "__repr__", "__str__", "__eq__", "__hash__", "__lt__");

  private final ProgramFacts facts;
  private final Predicate<SSTNode> isToolCall;
  private final Map<String, List<SSTNode>> definitions = new HashMap<>();
  private final List<SSTNode> functions = new ArrayList<>();
  private final List<SSTNode> keeping = new ArrayList<>();
  private final Set<String> taskGroups = new HashSet<>();
  private final List<SSTNode> blocks = new ArrayList<>();
  private final Set<SSTNode> run = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<SSTNode> toRun = new ArrayDeque<>();
  private boolean generators;
  private boolean anything;

  /**
   * @param isToolCall whether a call plainly is one of a tool
   */
  CaughtCode(StmtTy[] body, ScopedWalk walk, ProgramFacts facts, Predicate<SSTNode> isToolCall) {
    this.facts = facts;
    this.isToolCall = isToolCall;
    var catching = new CatchingBlocks(facts);
    walk.walk(
        body,
        Set.of(),
        (node, _, _) -> {
          note(node);
          blocks.addAll(catching.in(node));
        });
    if (blocks.isEmpty() && keeping.isEmpty()) {
      return;
    }
    anything =
        definitions.keySet().stream()
            .anyMatch(name -> name.startsWith("__") && !HARMLESS_METHODS.contains(name));
    anything |= keeping.stream().anyMatch(this::holdsVariable);
    blocks.forEach(this::runAll);
    keeping.forEach(this::runAll);
    while (!toRun.isEmpty()) {
      runAll(toRun.pop());
    }
  }

  /** The outermost nodes under which nothing is sure to end the program. */
  Set<SSTNode> nodes() {
    Set<SSTNode> nodes = Collections.newSetFromMap(new IdentityHashMap<>());
    nodes.addAll(blocks);
    nodes.addAll(anything ? functions : run);
    return nodes;
  }

  private void note(SSTNode node) {
    switch (node) {
      case StmtTy.FunctionDef f -> define(f.name, f);
      case StmtTy.AsyncFunctionDef f -> define(f.name, f);
      case StmtTy.ClassDef c -> define(c.name, c);
      case ExprTy.Lambda _ -> functions.add(node);
      case ExprTy.GeneratorExp _ -> {
        functions.add(node);
        generators = true;
      }
      case ExprTy.Yield _, ExprTy.YieldFrom _ -> generators = true;
      case WithItemTy item when isTaskGroup(item.contextExpr) -> {
        if (item.optionalVars instanceof ExprTy.Name name) {
          taskGroups.add(name.id);
        }
      }
      case ExprTy.Call call when keeps(call) -> {
        addAll(keeping, call.args);
        addAll(keeping, call.keywords);
      }
      default -> {}
    }
  }

  private void define(String name, SSTNode node) {
    definitions.computeIfAbsent(name, _ -> new ArrayList<>()).add(node);
    functions.add(node);
  }

  private static void addAll(List<SSTNode> list, SSTNode @Nullable [] nodes) {
    if (nodes != null) {
      list.addAll(Arrays.asList(nodes));
    }
  }

  /** A group raises what its tasks raise. */
  private static boolean isTaskGroup(ExprTy context) {
    return context instanceof ExprTy.Call call && nameOf(call.func).equals("TaskGroup");
  }

  private boolean keeps(ExprTy.Call call) {
    boolean inGroup =
        call.func instanceof ExprTy.Attribute attribute
            && attribute.value instanceof ExprTy.Name group
            && taskGroups.contains(group.id);
    return (KEEPERS.contains(nameOf(call.func)) && !inGroup)
        || (call.keywords != null
            && Arrays.stream(call.keywords).anyMatch(k -> "return_exceptions".equals(k.arg)));
  }

  /** The last name of what is called, or nothing. */
  private static String nameOf(ExprTy callee) {
    return switch (callee) {
      case ExprTy.Name name -> name.id;
      case ExprTy.Attribute attribute -> attribute.attr;
      default -> "";
    };
  }

  private void runAll(SSTNode node) {
    runOne(node);
    for (SSTNode child : node.accept(SyntaxChildren.INSTANCE)) {
      runAll(child);
    }
  }

  private void runOne(SSTNode node) {
    switch (node) {
      case ExprTy.Name name -> runDefinitions(name.id);
      case ExprTy.Attribute attribute -> runDefinitions(attribute.attr);
      case ExprTy.Call call -> runCall(call);
      case ExprTy.Await await -> anything |= !(await.value instanceof ExprTy.Call);
      case ExprTy.YieldFrom _ -> anything = true;
      case StmtTy.For loop -> iterate(loop.iter);
      case StmtTy.AsyncFor loop -> iterate(loop.iter);
      case ComprehensionTy loop -> iterate(loop.iter);
      case ExprTy.Starred starred -> iterate(starred.value);
      default -> {}
    }
  }

  private void runDefinitions(String name) {
    for (SSTNode definition : definitions.getOrDefault(name, List.of())) {
      if (run.add(definition)) {
        toRun.push(definition);
      }
    }
  }

  private void runCall(ExprTy.Call call) {
    if (isToolCall.test(call)) {
      return;
    }
    switch (call.func) {
      case ExprTy.Name name -> {
        boolean variable = isVariable(name);
        anything |= variable || (RUNNERS.contains(name.id) && takesVariable(call));
      }
      case ExprTy.Attribute attribute -> {
        boolean runs =
            RUNNERS.contains(attribute.attr)
                || (attribute.value instanceof ExprTy.Name module
                    && RUNNING_MODULES.contains(module.id));
        anything |= runs && takesVariable(call);
      }
      default -> anything = true;
    }
  }

  private void iterate(ExprTy iterable) {
    anything |= generators && isVariable(iterable);
  }

  /** A name that may hold a function, a generator or a coroutine of the program. */
  private boolean isVariable(SSTNode node) {
    return node instanceof ExprTy.Name name
        && facts.boundAnywhere.contains(name.id)
        && !definitions.containsKey(name.id);
  }

  private boolean takesVariable(ExprTy.Call call) {
    var given = new ArrayList<SSTNode>();
    addAll(given, call.args);
    addAll(given, call.keywords);
    return given.stream().anyMatch(this::holdsVariable);
  }

  /** A variable, or several of them in a row. */
  private boolean holdsVariable(SSTNode node) {
    return switch (node) {
      case ExprTy.Starred starred -> holdsVariable(starred.value);
      case ExprTy.List list when list.elements != null ->
          Arrays.stream(list.elements).anyMatch(this::holdsVariable);
      case ExprTy.Tuple tuple when tuple.elements != null ->
          Arrays.stream(tuple.elements).anyMatch(this::holdsVariable);
      case KeywordTy keyword -> holdsVariable(keyword.value);
      default -> isVariable(node);
    };
  }
}
