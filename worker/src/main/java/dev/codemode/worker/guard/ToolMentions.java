package dev.codemode.worker.guard;

import com.oracle.graal.python.pegparser.sst.AliasTy;
import com.oracle.graal.python.pegparser.sst.ConstantValue;
import com.oracle.graal.python.pegparser.sst.ExprTy;
import com.oracle.graal.python.pegparser.sst.StmtTy;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the tools that a program's text names, so that their signatures can be fetched in one
 * batch. What is missed is looked up when it is reached; what is named in vain costs nothing.
 */
final class ToolMentions {
  /** The most that are fetched ahead. */
  private static final int MOST = 500;

  private static final String TOOLS = "tools";

  private final Map<String, String> keysByPythonName;
  private final Map<String, String> keysByLocalName;
  private final Set<ToolMention> tools = new LinkedHashSet<>();
  private final Set<String> wholeServers = new LinkedHashSet<>();

  ToolMentions(ProgramFacts facts, Map<String, String> servers, List<ToolReference> references) {
    this.keysByPythonName = servers;
    this.keysByLocalName = new HashMap<>(servers);
    facts.imports.forEach(this::take);
    facts.importsFrom.forEach(this::take);
    facts.lookups.forEach(this::take);
    references.forEach(each -> tools.add(new ToolMention(each.serverKey(), each.tool())));
  }

  List<ToolMention> tools() {
    return tools.stream().limit(MOST).toList();
  }

  List<String> wholeServers() {
    return wholeServers.stream().limit(MOST).toList();
  }

  private void take(StmtTy.Import statement) {
    for (AliasTy alias : statement.names) {
      String key = keysByPythonName.get(alias.name);
      if (key != null && alias.asName != null) {
        keysByLocalName.put(alias.asName, key);
      }
    }
  }

  private void take(StmtTy.ImportFrom statement) {
    if (statement.module == null) {
      return;
    }
    String from = keysByPythonName.get(statement.module);
    for (AliasTy alias : statement.names) {
      if (from != null && alias.name.equals("*")) {
        wholeServers.add(from);
      } else if (from != null) {
        tools.add(new ToolMention(from, alias.name));
      } else if (statement.module.equals(TOOLS) && keysByPythonName.containsKey(alias.name)) {
        String local = alias.asName != null ? alias.asName : alias.name;
        keysByLocalName.put(local, keysByPythonName.get(alias.name));
      }
    }
  }

  private void take(ExprTy lookup) {
    switch (lookup) {
      case ExprTy.Attribute a when !a.attr.startsWith("__") ->
          server(a.value).ifPresent(key -> tools.add(new ToolMention(key, a.attr)));
      case ExprTy.Subscript s ->
          server(s.value)
              .ifPresent(
                  key -> text(s.slice).ifPresent(name -> tools.add(new ToolMention(key, name))));
      default -> {}
    }
  }

  /** The key of the server that an expression plainly is. */
  private Optional<String> server(ExprTy expression) {
    return switch (expression) {
      case ExprTy.Name n -> Optional.ofNullable(keysByLocalName.get(n.id));
      case ExprTy.Attribute a when isTools(a.value) ->
          Optional.ofNullable(keysByPythonName.get(a.attr));
      case ExprTy.Subscript s when isTools(s.value) ->
          text(s.slice).filter(keysByPythonName::containsValue);
      default -> Optional.empty();
    };
  }

  private static boolean isTools(ExprTy expression) {
    return expression instanceof ExprTy.Name name && name.id.equals(TOOLS);
  }

  private static Optional<String> text(ExprTy expression) {
    return expression instanceof ExprTy.Constant constant
            && constant.value.kind == ConstantValue.Kind.CODEPOINTS
        ? Optional.of(constant.value.getCodePoints().toJavaString())
        : Optional.empty();
  }
}
