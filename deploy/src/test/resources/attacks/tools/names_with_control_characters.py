# Names of servers and tools that break lines, messages and logs.
# effect: supervisor
for name in ("a\nb", "a\0b", "\ud800", "x" * 1_000_000, "../../x", "{\"a\":1}", "\x1b[2J", ""):
    for act in (lambda: attacked[name](), lambda: tools[name], lambda: tools.describe(name), lambda: tools.search(name), lambda: getattr(tools, name)):
        try:
            act()
        except Exception as error:
            print(type(error).__name__)
