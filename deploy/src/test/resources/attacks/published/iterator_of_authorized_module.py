# Modules are values: every one that a module of the library holds, to any depth.
# effect: secret
import json, re, random, statistics, collections
seen, todo = set(), [json, re, random, statistics, collections]
while todo:
    module = todo.pop()
    if id(module) in seen:
        continue
    seen.add(id(module))
    for name, value in list(vars(module).items()):
        if type(value) is type(json):
            todo.append(value)
            if name in ("os", "_os", "posix"):
                try:
                    print(value.read(value.open("@FILE@", 0), 99))
                except Exception as error:
                    print(name, type(error).__name__)
