package dev.codemode.worker.guard;

import com.oracle.graal.python.pegparser.sst.AliasTy;
import com.oracle.graal.python.pegparser.sst.ArgTy;
import com.oracle.graal.python.pegparser.sst.ArgumentsTy;
import com.oracle.graal.python.pegparser.sst.ComprehensionTy;
import com.oracle.graal.python.pegparser.sst.ExceptHandlerTy;
import com.oracle.graal.python.pegparser.sst.ExprTy;
import com.oracle.graal.python.pegparser.sst.KeywordTy;
import com.oracle.graal.python.pegparser.sst.MatchCaseTy;
import com.oracle.graal.python.pegparser.sst.ModTy;
import com.oracle.graal.python.pegparser.sst.PatternTy;
import com.oracle.graal.python.pegparser.sst.SSTNode;
import com.oracle.graal.python.pegparser.sst.SSTreeVisitor;
import com.oracle.graal.python.pegparser.sst.StmtTy;
import com.oracle.graal.python.pegparser.sst.TypeIgnoreTy;
import com.oracle.graal.python.pegparser.sst.TypeParamTy;
import com.oracle.graal.python.pegparser.sst.WithItemTy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The children of each kind of syntax node, in the order of their fields, so that the rest can
 * match on types.
 */
final class SyntaxChildren implements SSTreeVisitor<List<SSTNode>> {
  static final SyntaxChildren INSTANCE = new SyntaxChildren();

  private SyntaxChildren() {}

  /** The nodes among single nodes, arrays of nodes and nulls. */
  private static List<SSTNode> of(@Nullable Object... fields) {
    var nodes = new ArrayList<SSTNode>();
    for (Object field : fields) {
      if (field instanceof SSTNode node) {
        nodes.add(node);
      } else if (field instanceof SSTNode[] array) {
        for (SSTNode node : array) {
          if (node != null) {
            nodes.add(node);
          }
        }
      }
    }
    return nodes;
  }

  @Override
  public List<SSTNode> visit(ExprTy.BoolOp node) {
    return of((Object) node.values);
  }

  @Override
  public List<SSTNode> visit(ExprTy.NamedExpr node) {
    return of(node.target, node.value);
  }

  @Override
  public List<SSTNode> visit(ExprTy.BinOp node) {
    return of(node.left, node.right);
  }

  @Override
  public List<SSTNode> visit(ExprTy.UnaryOp node) {
    return of((Object) node.operand);
  }

  @Override
  public List<SSTNode> visit(ExprTy.Lambda node) {
    return of(node.args, node.body);
  }

  @Override
  public List<SSTNode> visit(ExprTy.IfExp node) {
    return of(node.test, node.body, node.orElse);
  }

  @Override
  public List<SSTNode> visit(ExprTy.Dict node) {
    return of(node.keys, node.values);
  }

  @Override
  public List<SSTNode> visit(ExprTy.Set node) {
    return of((Object) node.elements);
  }

  @Override
  public List<SSTNode> visit(ExprTy.ListComp node) {
    return of(node.element, node.generators);
  }

  @Override
  public List<SSTNode> visit(ExprTy.SetComp node) {
    return of(node.element, node.generators);
  }

  @Override
  public List<SSTNode> visit(ExprTy.DictComp node) {
    return of(node.key, node.value, node.generators);
  }

  @Override
  public List<SSTNode> visit(ExprTy.GeneratorExp node) {
    return of(node.element, node.generators);
  }

  @Override
  public List<SSTNode> visit(ExprTy.Await node) {
    return of((Object) node.value);
  }

  @Override
  public List<SSTNode> visit(ExprTy.Yield node) {
    return of((Object) node.value);
  }

  @Override
  public List<SSTNode> visit(ExprTy.YieldFrom node) {
    return of((Object) node.value);
  }

  @Override
  public List<SSTNode> visit(ExprTy.Compare node) {
    return of(node.left, node.comparators);
  }

  @Override
  public List<SSTNode> visit(ExprTy.Call node) {
    return of(node.func, node.args, node.keywords);
  }

  @Override
  public List<SSTNode> visit(ExprTy.FormattedValue node) {
    return of(node.value, node.formatSpec);
  }

  @Override
  public List<SSTNode> visit(ExprTy.JoinedStr node) {
    return of((Object) node.values);
  }

  @Override
  public List<SSTNode> visit(ExprTy.Constant node) {
    return List.of();
  }

  @Override
  public List<SSTNode> visit(ExprTy.Attribute node) {
    return of((Object) node.value);
  }

  @Override
  public List<SSTNode> visit(ExprTy.Subscript node) {
    return of(node.value, node.slice);
  }

  @Override
  public List<SSTNode> visit(ExprTy.Starred node) {
    return of((Object) node.value);
  }

  @Override
  public List<SSTNode> visit(ExprTy.Name node) {
    return List.of();
  }

  @Override
  public List<SSTNode> visit(ExprTy.List node) {
    return of((Object) node.elements);
  }

  @Override
  public List<SSTNode> visit(ExprTy.Tuple node) {
    return of((Object) node.elements);
  }

  @Override
  public List<SSTNode> visit(ExprTy.Slice node) {
    return of(node.lower, node.upper, node.step);
  }

  @Override
  public List<SSTNode> visit(KeywordTy node) {
    return of((Object) node.value);
  }

  @Override
  public List<SSTNode> visit(ArgTy node) {
    return of((Object) node.annotation);
  }

  @Override
  public List<SSTNode> visit(StmtTy.FunctionDef node) {
    return of(node.args, node.body, node.decoratorList, node.returns, node.typeParams);
  }

  @Override
  public List<SSTNode> visit(StmtTy.AsyncFunctionDef node) {
    return of(node.args, node.body, node.decoratorList, node.returns, node.typeParams);
  }

  @Override
  public List<SSTNode> visit(StmtTy.ClassDef node) {
    return of(node.bases, node.keywords, node.body, node.decoratorList, node.typeParams);
  }

  @Override
  public List<SSTNode> visit(StmtTy.Return node) {
    return of((Object) node.value);
  }

  @Override
  public List<SSTNode> visit(StmtTy.Delete node) {
    return of((Object) node.targets);
  }

  @Override
  public List<SSTNode> visit(StmtTy.Assign node) {
    return of(node.targets, node.value);
  }

  @Override
  public List<SSTNode> visit(StmtTy.TypeAlias node) {
    return of(node.name, node.typeParams, node.value);
  }

  @Override
  public List<SSTNode> visit(StmtTy.AugAssign node) {
    return of(node.target, node.value);
  }

  @Override
  public List<SSTNode> visit(StmtTy.AnnAssign node) {
    return of(node.target, node.annotation, node.value);
  }

  @Override
  public List<SSTNode> visit(StmtTy.For node) {
    return of(node.target, node.iter, node.body, node.orElse);
  }

  @Override
  public List<SSTNode> visit(StmtTy.AsyncFor node) {
    return of(node.target, node.iter, node.body, node.orElse);
  }

  @Override
  public List<SSTNode> visit(StmtTy.While node) {
    return of(node.test, node.body, node.orElse);
  }

  @Override
  public List<SSTNode> visit(StmtTy.If node) {
    return of(node.test, node.body, node.orElse);
  }

  @Override
  public List<SSTNode> visit(StmtTy.With node) {
    return of(node.items, node.body);
  }

  @Override
  public List<SSTNode> visit(StmtTy.AsyncWith node) {
    return of(node.items, node.body);
  }

  @Override
  public List<SSTNode> visit(StmtTy.Match node) {
    return of(node.subject, node.cases);
  }

  @Override
  public List<SSTNode> visit(StmtTy.Raise node) {
    return of(node.exc, node.cause);
  }

  @Override
  public List<SSTNode> visit(StmtTy.Try node) {
    return of(node.body, node.handlers, node.orElse, node.finalBody);
  }

  @Override
  public List<SSTNode> visit(StmtTy.TryStar node) {
    return of(node.body, node.handlers, node.orElse, node.finalBody);
  }

  @Override
  public List<SSTNode> visit(StmtTy.Assert node) {
    return of(node.test, node.msg);
  }

  @Override
  public List<SSTNode> visit(StmtTy.Import node) {
    return of((Object) node.names);
  }

  @Override
  public List<SSTNode> visit(StmtTy.ImportFrom node) {
    return of((Object) node.names);
  }

  @Override
  public List<SSTNode> visit(StmtTy.Global node) {
    return List.of();
  }

  @Override
  public List<SSTNode> visit(StmtTy.Nonlocal node) {
    return List.of();
  }

  @Override
  public List<SSTNode> visit(StmtTy.Expr node) {
    return of((Object) node.value);
  }

  @Override
  public List<SSTNode> visit(StmtTy.Pass node) {
    return List.of();
  }

  @Override
  public List<SSTNode> visit(StmtTy.Break node) {
    return List.of();
  }

  @Override
  public List<SSTNode> visit(StmtTy.Continue node) {
    return List.of();
  }

  @Override
  public List<SSTNode> visit(TypeParamTy.TypeVar node) {
    return of((Object) node.bound);
  }

  @Override
  public List<SSTNode> visit(TypeParamTy.ParamSpec node) {
    return List.of();
  }

  @Override
  public List<SSTNode> visit(TypeParamTy.TypeVarTuple node) {
    return List.of();
  }

  @Override
  public List<SSTNode> visit(PatternTy.MatchValue node) {
    return of((Object) node.value);
  }

  @Override
  public List<SSTNode> visit(PatternTy.MatchSingleton node) {
    return List.of();
  }

  @Override
  public List<SSTNode> visit(PatternTy.MatchSequence node) {
    return of((Object) node.patterns);
  }

  @Override
  public List<SSTNode> visit(PatternTy.MatchMapping node) {
    return of(node.keys, node.patterns);
  }

  @Override
  public List<SSTNode> visit(PatternTy.MatchClass node) {
    return of(node.cls, node.patterns, node.kwdPatterns);
  }

  @Override
  public List<SSTNode> visit(PatternTy.MatchStar node) {
    return List.of();
  }

  @Override
  public List<SSTNode> visit(PatternTy.MatchAs node) {
    return of((Object) node.pattern);
  }

  @Override
  public List<SSTNode> visit(PatternTy.MatchOr node) {
    return of((Object) node.patterns);
  }

  @Override
  public List<SSTNode> visit(ComprehensionTy node) {
    return of(node.target, node.iter, node.ifs);
  }

  @Override
  public List<SSTNode> visit(ModTy.Module node) {
    return of(node.body, node.typeIgnores);
  }

  @Override
  public List<SSTNode> visit(ModTy.Interactive node) {
    return of((Object) node.body);
  }

  @Override
  public List<SSTNode> visit(ModTy.Expression node) {
    return of((Object) node.body);
  }

  @Override
  public List<SSTNode> visit(ModTy.FunctionType node) {
    return of(node.argTypes, node.returns);
  }

  @Override
  public List<SSTNode> visit(ExceptHandlerTy.ExceptHandler node) {
    return of(node.type, node.body);
  }

  @Override
  public List<SSTNode> visit(ArgumentsTy node) {
    return of(
        node.posOnlyArgs,
        node.args,
        node.varArg,
        node.kwOnlyArgs,
        node.kwDefaults,
        node.kwArg,
        node.defaults);
  }

  @Override
  public List<SSTNode> visit(AliasTy node) {
    return List.of();
  }

  @Override
  public List<SSTNode> visit(WithItemTy node) {
    return of(node.contextExpr, node.optionalVars);
  }

  @Override
  public List<SSTNode> visit(MatchCaseTy node) {
    return of(node.pattern, node.guard, node.body);
  }

  @Override
  public List<SSTNode> visit(TypeIgnoreTy.TypeIgnore node) {
    return List.of();
  }
}
