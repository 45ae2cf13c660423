# Code that was packed by marshal.
# effect: secret
import marshal
packed = marshal.dumps(compile("open('@FILE@').read()", "x", "eval"))
print(eval(marshal.loads(packed)))
