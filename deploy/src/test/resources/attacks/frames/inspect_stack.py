# The library's own way to look at the stack.
# effect: secret
import inspect
for each in inspect.stack():
    print(each.filename, each.function, each.code_context)
print(inspect.getsource(inspect.stack()[-1].frame))
