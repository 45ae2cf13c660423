package dev.codemode.worker.guard;

import com.oracle.graal.python.pegparser.AbstractParser;
import com.oracle.graal.python.pegparser.InputType;
import com.oracle.graal.python.pegparser.Parser;
import com.oracle.graal.python.pegparser.sst.ModTy;
import com.oracle.graal.python.pegparser.sst.SSTNode;
import com.oracle.graal.python.pegparser.sst.StmtTy;
import java.util.EnumSet;
import java.util.List;

/**
 * Judges a program and prepares it for the engine. One parse serves the policy, the rule of the
 * last expression, the style and the names of tools. Stateless and thread-safe; wants a thread with
 * a deep stack, for deeply nested programs.
 */
public final class ProgramGuard {
  /** Python 3.12. */
  private static final int FEATURE_VERSION = 12;

  /** What stands in the way of the program, or the program in the form in which it runs. */
  public Verdict inspect(String code, GuardOptions options) {
    String text = MarkdownFence.blank(code.replace("\r\n", "\n").replace('\r', '\n'));
    if (text.indexOf('\0') >= 0) {
      return new Verdict.Refused(
          "SyntaxError",
          "source code cannot contain null bytes",
          lineOf(text, text.indexOf('\0')),
          0);
    }
    try {
      return judge(text, options);
    } catch (SyntaxMistake mistake) {
      return mistake.verdict();
    } catch (StackOverflowError e) {
      return new Verdict.Refused("SyntaxError", "the program is nested too deeply", 0, 0);
    }
  }

  private static Verdict judge(String text, GuardOptions options) {
    var parser =
        new Parser(
            text,
            new SyntaxMistake.Callbacks(),
            InputType.FILE,
            EnumSet.noneOf(AbstractParser.Flags.class),
            FEATURE_VERSION);
    if (!(parse(parser, text) instanceof ModTy.Module module)) {
      return new Verdict.Refused("SyntaxError", "invalid syntax", 0, 0);
    }
    StmtTy[] body = module.body == null ? new StmtTy[0] : module.body;
    var facts = new ProgramFacts(body);
    if (options.policy()) {
      List<Violation> violations = new ProgramPolicy(options.servers().keySet()).judge(facts);
      if (!violations.isEmpty()) {
        return new Verdict.Violated(violations);
      }
    }
    if (facts.needsFunction && !facts.misplaced.isEmpty()) {
      return misplaced(facts.misplaced.getFirst());
    }
    List<ToolReference> references = ToolReferences.of(body, facts, options);
    var mentions = new ToolMentions(facts, options.servers(), references);
    return new Verdict.Accepted(prepare(text, body, facts, mentions, references));
  }

  private static SSTNode parse(Parser parser, String text) {
    try {
      return parser.parse();
    } catch (SyntaxMistake mistake) {
      if (!mistake.isMisplaced()) {
        throw mistake;
      }
      throw UnexpectedIndent.find(text)
          .map(range -> mistake.at(range.endLine, range.endColumn + 1))
          .orElse(mistake);
    }
  }

  private static PreparedProgram prepare(
      String text,
      StmtTy[] body,
      ProgramFacts facts,
      ToolMentions mentions,
      List<ToolReference> references) {
    if (facts.needsFunction) {
      FunctionWrapper.Wrapped wrapped = new FunctionWrapper(text, facts, body).wrap();
      return new PreparedProgram(
          wrapped.text(),
          wrapped.headerLines(),
          true,
          facts.async,
          true,
          mentions.tools(),
          mentions.wholeServers(),
          references);
    }
    var source = new SourceText(text);
    FunctionWrapper.replaceStarImports(source, facts);
    boolean hasResult = body.length > 0 && body[body.length - 1] instanceof StmtTy.Expr;
    return new PreparedProgram(
        source.edited(),
        0,
        false,
        facts.async,
        hasResult,
        mentions.tools(),
        mentions.wholeServers(),
        references);
  }

  /** What compiling would say of the module as it was written. */
  private static Verdict misplaced(SSTNode node) {
    String message =
        node instanceof StmtTy.Nonlocal
            ? "nonlocal declaration not allowed at module level"
            : "'yield' outside function";
    var range = node.getSourceRange();
    return new Verdict.Refused("SyntaxError", message, range.startLine, range.startColumn + 1);
  }

  private static int lineOf(String text, int offset) {
    return (int) text.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
  }
}
