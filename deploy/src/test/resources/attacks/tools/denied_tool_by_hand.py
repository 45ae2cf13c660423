# The same by the host's own function, whose arguments nobody checks in Python.
# effect: canary
import sys
found = []
bridge = sys._getframe(1).f_locals["bridge"]
todo, seen = [bridge, denied], set()
while todo:
    each = todo.pop()
    if id(each) in seen or len(seen) > 5000:
        continue
    seen.add(id(each))
    if type(each).__name__ == "ForeignExecutable":
        found.append(each)
        continue
    for part in (getattr(each, "__closure__", None) or ()):
        try:
            todo.append(part.cell_contents)
        except ValueError:
            pass
    for names in (getattr(each, "__dict__", None),):
        try:
            todo.extend(names.values())
        except Exception:
            pass
    if type(each) is type:
        todo.extend(vars(each).values())
print(len(found))
for function in found:
    for server in ("denied", "../denied", ""):
        for arguments in ("{}", "{\"a\":", "null", "[]"):
            try:
                print(str(function(server, "mark", arguments))[:100])
            except BaseException as error:
                print(type(error).__name__, error)
