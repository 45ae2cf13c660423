# Source that is nested deeper than a parser's stack.
# ends: failed, timeout, memory_limit, completed
# timeout: 5
for text in ("(" * 50_000, "[" * 3000 + "]" * 3000, "-" * 50_000 + "1", "lambda:" * 5000 + "1", "f(" * 3000 + ")" * 3000, "1" + "+1" * 20_000, "x" + ".x" * 20_000):
    try:
        compile(text, "x", "eval")
    except (SyntaxError, RecursionError, MemoryError) as error:
        print(type(error).__name__)
