# The collector knows all objects, the worker's own among them.
# effect: secret
import gc
for each in gc.get_objects():
    text = repr(each)[:2000]
    if "secret" in text.lower() or "token" in text.lower():
        print(text)
