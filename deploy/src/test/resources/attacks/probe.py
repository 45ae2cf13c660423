# What one run could have changed for the next. Allowed by the policy, and the same in every fresh interpreter.
import base64, collections, datetime, decimal, functools, hashlib, json, math, random, re, textwrap, types


def described(value):
    code = getattr(value, "__code__", None)
    if isinstance(code, types.CodeType):
        defaults = [each if isinstance(each, (str, int, type(None))) else type(each).__name__ for each in value.__defaults__ or ()]
        return [str(value.__qualname__), str(value.__module__), code.co_firstlineno, len(code.co_consts), defaults]
    return [type(value).__name__, str(getattr(value, "__qualname__", ""))]


builtins = print.__self__
system = json.codecs.sys
modules = [builtins, functools, json, json.decoder, json.encoder, random, re, textwrap]
changes = {
    module.__name__: {
        name: described(value) for name, value in module.__dict__.items() if not name.startswith("_cache")
    }
    for module in modules
}
classes = [str, int, dict, list, object, type, textwrap.TextWrapper, json.JSONEncoder]
try:
    found = [tools.servers(), repr(tools.search("zzz"))]
    classes += [type(tools), ToolError]
except NameError:
    # Where the engine is loosened there are no tools.
    found = []
methods = {each.__name__: {name: described(value) for name, value in each.__dict__.items()} for each in classes}
behaviour = [
    json.dumps({"a": [1, None, 1.5]}), json.loads('{"b": [true]}'), re.findall("[a-z]+", "ab1cd"), "abc".upper(), len("four"),
    sorted([3, 1, 2]), {}.get("x", "default"), 1 + 1, textwrap.fill("a b c", 3), str(decimal.Decimal(1) / 3),
    hashlib.sha256(b"x").hexdigest(), base64.b64encode(b"x").decode(), random.Random(7).random(), "é".encode().decode(),
    f"{1234.5:,.2f}", str(datetime.date(2026, 1, 2)), round(math.sqrt(2), 6), found,
]
state = [
    [name for name in system.modules if "planted" in name or "kept" in name], [path[-20:] for path in system.path],
    [type(finder).__name__ + getattr(finder, "__name__", "") for finder in system.meta_path], len(system.path_hooks),
    system.getrecursionlimit(), system.get_int_max_str_digits(), str(system.gettrace()), str(system.getprofile()),
    sorted(json.codecs.sys.modules["os"].environ), sorted(name for name in dir() if "planted" in name),
    len(system.warnoptions), str(decimal.getcontext())[:60], json.codecs.sys.modules["os"].getcwd(),
]
hashlib.sha256(json.dumps([changes, methods], sort_keys=True).encode()).hexdigest(), behaviour, state
