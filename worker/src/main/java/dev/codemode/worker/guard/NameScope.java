package dev.codemode.worker.guard;

import com.oracle.graal.python.pegparser.sst.ExprTy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names that one piece of a program binds, by Python's rules of scope. */
final class NameScope {
  enum Kind {
    MODULE,
    FUNCTION,
    CLASS,
    COMPREHENSION
  }

  /** What a statement binds a name to. */
  sealed interface Binding {
    record Plain(NameTarget target) implements Binding {}

    /** Whatever the expression stands for in the scope. */
    record Alias(ExprTy value, NameScope scope) implements Binding {}
  }

  private static final Binding ANYTHING = new Binding.Plain(NameTarget.UNKNOWN);

  final Kind kind;
  private final Optional<NameScope> parent;
  private final Map<String, List<Binding>> bindings = new HashMap<>();
  private final Set<String> global = new HashSet<>();

  private NameScope(Kind kind, Optional<NameScope> parent) {
    this.kind = kind;
    this.parent = parent;
  }

  static NameScope module() {
    return new NameScope(Kind.MODULE, Optional.empty());
  }

  NameScope inner(Kind innerKind) {
    return new NameScope(innerKind, Optional.of(this));
  }

  private NameScope root() {
    return parent.map(NameScope::root).orElse(this);
  }

  /** {@code global name}: what is bound here is bound in the module. */
  void declareGlobal(String name) {
    global.add(name);
  }

  /** {@code nonlocal name}: bound again in some scope around this one. */
  void declareNonlocal(String name) {
    bindAnything(name);
    parent.filter(scope -> scope.kind != Kind.MODULE).ifPresent(s -> s.declareNonlocal(name));
  }

  void bindAnything(String name) {
    bind(name, ANYTHING);
  }

  void bind(String name, Binding binding) {
    NameScope scope = global.contains(name) ? root() : this;
    scope.bindings.computeIfAbsent(name, _ -> new ArrayList<>()).add(binding);
  }

  /** The scope in which a walrus of a comprehension binds. */
  NameScope ofWalrus() {
    return kind == Kind.COMPREHENSION ? parent.map(NameScope::ofWalrus).orElse(this) : this;
  }

  /**
   * What binds the name where it is read in this scope; empty when only the module's own start can
   * have.
   */
  List<Binding> lookUp(String name) {
    NameScope scope = this;
    while (scope.kind != Kind.MODULE) {
      boolean reached = scope == this || scope.kind != Kind.CLASS;
      if (scope.global.contains(name)) {
        return root().own(name);
      }
      if (reached && scope.bindings.containsKey(name)) {
        // A class body reads what is around it until it binds the name itself.
        return scope.kind == Kind.CLASS ? List.of(ANYTHING) : scope.own(name);
      }
      scope = scope.parent.orElseThrow();
    }
    return scope.own(name);
  }

  /** Whether the name, read in this scope, is the module's. */
  boolean readsModule(String name) {
    NameScope scope = this;
    while (scope.kind != Kind.MODULE) {
      if (scope.global.contains(name)) {
        return true;
      }
      if ((scope == this || scope.kind != Kind.CLASS) && scope.bindings.containsKey(name)) {
        return false;
      }
      scope = scope.parent.orElseThrow();
    }
    return true;
  }

  private List<Binding> own(String name) {
    return bindings.getOrDefault(name, List.of());
  }
}
