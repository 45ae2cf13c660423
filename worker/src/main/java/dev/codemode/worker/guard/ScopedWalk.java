package dev.codemode.worker.guard;

import com.oracle.graal.python.pegparser.sst.ArgumentsTy;
import com.oracle.graal.python.pegparser.sst.ComprehensionTy;
import com.oracle.graal.python.pegparser.sst.ExprTy;
import com.oracle.graal.python.pegparser.sst.SSTNode;
import com.oracle.graal.python.pegparser.sst.StmtTy;
import com.oracle.graal.python.pegparser.sst.TypeParamTy;
import dev.codemode.worker.guard.NameScope.Kind;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks a program with the scope of each node, the same scopes each time.
 *
 * <p>Functions, lambdas, classes and comprehensions have scopes of their own; their decorators,
 * bases, defaults and the first iterable belong to what is around them.
 */
final class ScopedWalk {
  /** Told of every node, before its children. */
  interface Visitor {
    /**
     * Takes one node.
     *
     * @param caught whether the node stands under one of the walk's marked nodes
     */
    void visit(SSTNode node, NameScope scope, boolean caught);
  }

  private final NameScope module = NameScope.module();
  private final IdentityHashMap<SSTNode, NameScope> scopes = new IdentityHashMap<>();

  /** Walks everything. */
  void walk(StmtTy[] body, Set<SSTNode> marked, Visitor visitor) {
    var walk = new Walk(marked, visitor);
    walk.all(body, module, false);
  }

  private NameScope inner(SSTNode node, NameScope around, Kind kind) {
    return scopes.computeIfAbsent(node, _ -> around.inner(kind));
  }

  private final class Walk {
    private final Set<SSTNode> marked;
    private final Visitor visitor;

    Walk(Set<SSTNode> marked, Visitor visitor) {
      this.marked = marked;
      this.visitor = visitor;
    }

    void all(SSTNode @Nullable [] nodes, NameScope scope, boolean caught) {
      if (nodes != null) {
        for (SSTNode node : nodes) {
          one(node, scope, caught);
        }
      }
    }

    private void one(@Nullable SSTNode node, NameScope scope, boolean caughtAround) {
      if (node == null) {
        return;
      }
      boolean caught = caughtAround || marked.contains(node);
      visitor.visit(node, scope, caught);
      switch (node) {
        case StmtTy.FunctionDef f -> {
          all(f.decoratorList, scope, caught);
          function(node, f.args, f.returns, f.typeParams, f.body, scope, caught);
        }
        case StmtTy.AsyncFunctionDef f -> {
          all(f.decoratorList, scope, caught);
          function(node, f.args, f.returns, f.typeParams, f.body, scope, caught);
        }
        case ExprTy.Lambda l ->
            function(node, l.args, null, null, new SSTNode[] {l.body}, scope, caught);
        case StmtTy.ClassDef c -> {
          all(c.decoratorList, scope, caught);
          all(c.bases, scope, caught);
          all(c.keywords, scope, caught);
          NameScope inner = inner(node, scope, Kind.CLASS);
          all(c.typeParams, inner, caught);
          all(c.body, inner, caught);
        }
        case ExprTy.ListComp c ->
            comprehension(node, c.generators, new SSTNode[] {c.element}, scope, caught);
        case ExprTy.SetComp c ->
            comprehension(node, c.generators, new SSTNode[] {c.element}, scope, caught);
        case ExprTy.GeneratorExp c ->
            comprehension(node, c.generators, new SSTNode[] {c.element}, scope, caught);
        case ExprTy.DictComp c ->
            comprehension(node, c.generators, new SSTNode[] {c.key, c.value}, scope, caught);
        default -> {
          for (SSTNode child : node.accept(SyntaxChildren.INSTANCE)) {
            one(child, scope, caught);
          }
        }
      }
    }

    private void function(
        SSTNode node,
        @Nullable ArgumentsTy args,
        @Nullable SSTNode returns,
        TypeParamTy @Nullable [] typeParameters,
        SSTNode @Nullable [] body,
        NameScope scope,
        boolean caught) {
      NameScope inner = inner(node, scope, Kind.FUNCTION);
      all(typeParameters, inner, caught);
      if (args != null) {
        all(args.defaults, scope, caught);
        all(args.kwDefaults, scope, caught);
        all(args.posOnlyArgs, inner, caught);
        all(args.args, inner, caught);
        one(args.varArg, inner, caught);
        all(args.kwOnlyArgs, inner, caught);
        one(args.kwArg, inner, caught);
      }
      one(returns, scope, caught);
      all(body, inner, caught);
    }

    private void comprehension(
        SSTNode node,
        ComprehensionTy @Nullable [] generators,
        SSTNode[] elements,
        NameScope scope,
        boolean caught) {
      NameScope inner = inner(node, scope, Kind.COMPREHENSION);
      if (generators != null) {
        for (int i = 0; i < generators.length; i++) {
          ComprehensionTy each = generators[i];
          visitor.visit(each, inner, caught);
          one(each.iter, i == 0 ? scope : inner, caught);
          one(each.target, inner, caught);
          all(each.ifs, inner, caught);
        }
      }
      all(elements, inner, caught);
    }
  }
}
