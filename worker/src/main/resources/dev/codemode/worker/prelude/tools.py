# Tools as a program sees them: errors, content, calls, server namespaces.
#
# Each file of the prelude is one function that Java calls. All of it is evaluated in the program's own global scope, where
# a program may redefine any name: so nothing here is global, the builtins that are used included.
def prelude_tools(host_send, host_call, host_wait, host_body, host_message, host_cancel, host_look_up, host_time_zone,
                  host_mistakes, host_search):
    from builtins import (
        AttributeError, BaseException, Exception, KeyError, RecursionError, StopIteration, TypeError, ValueError,
        bool, dict, dir, frozenset, getattr, hasattr, int, isinstance, len, list, map, min, object, print, repr, set,
        setattr, sorted, str, type, zip,
    )

    import builtins
    import json
    import sys

    get_frame = sys._getframe
    loads = json.loads
    scan = json.JSONDecoder().scan_once
    make_encoder = json.encoder.c_make_encoder
    encode_text = json.encoder.encode_basestring_ascii
    join = "".join

    def from_json(text):
        """What a reply says: nothing is nothing."""
        if not text:
            return None
        try:
            # Without the ceremony of loads: most replies are small, and a program waits for each.
            return scan(text, 0)[0]
        except StopIteration:
            return loads(text)

    class ToolError(Exception):
        """A tool call failed."""

        def __init__(self, message="", server=None, tool=None, content=None, retryable=False):
            Exception.__init__(self, message)
            self.message = message
            self.server = server
            self.tool = tool
            self.content = content if content is not None else []
            self.retryable = retryable

    class ToolArgumentError(ToolError, TypeError):
        """The arguments of a tool call do not fit; nothing was sent."""

    class ToolDenied(ToolError):
        """The tool may not be called."""

    class ToolNotFoundError(ToolError, AttributeError):
        """The server has no such tool."""

    for error in (ToolError, ToolArgumentError, ToolDenied, ToolNotFoundError):
        error.__module__ = "tools"
        error.__qualname__ = error.__name__

    class Content:
        """An image, a sound or a resource that a tool returned."""

        __slots__ = ("type", "data", "mime_type", "uri", "name")

        def __init__(self, type, data=None, mime_type=None, uri=None, name=None):
            self.type = type
            self.data = data
            self.mime_type = mime_type
            self.uri = uri
            self.name = name

        def __repr__(self):
            parts = [self.type]
            parts += [str(part) for part in (self.name, self.mime_type, self.uri) if part]
            if self.data is not None:
                parts.append(f"{len(self.data)} {'characters' if isinstance(self.data, str) else 'bytes'}")
            return f"<{' '.join(parts)}>"

    Content.__module__ = "tools"
    Content.__qualname__ = "Content"

    def from_base64(text):
        import binascii

        try:
            return binascii.a2b_base64(text)
        except ValueError:
            return text

    def from_block(block):
        kind = block.get("type")
        if kind == "text":
            return block.get("text", "")
        if kind in ("image", "audio"):
            return Content(kind, from_base64(block.get("data", "")), block.get("mimeType"))
        if kind == "resource":
            inner = block.get("resource") or {}
            data = inner["text"] if "text" in inner else from_base64(inner.get("blob", ""))
            return Content(kind, data, inner.get("mimeType"), inner.get("uri"))
        if kind == "resource_link":
            return Content(kind, None, block.get("mimeType"), block.get("uri"), block.get("name"))
        return block

    def from_blocks(text):
        return [from_block(block) for block in loads(text)] if text else []

    class Styles:
        """Which code files are async: in those a tool call returns something to await."""

        is_async = {}
        header_lines = {}

        # Of the call that was last made in blocking code: its line and its path.
        last_blocking = (0, "a tool")

        def of(self, frame):
            files = self.is_async
            while frame is not None:
                name = frame.f_code.co_filename
                if name in files:
                    return files[name], frame.f_lineno - self.header_lines[name]
                frame = frame.f_back
            return False, 0

    styles = Styles()
    open_calls = {}
    never_awaited = {}

    class Call:
        """A call that was sent."""

        __slots__ = ("id", "function", "line", "done", "text", "blocks", "status", "message", "retryable", "outcome",
                     "waiters", "driver")

        def __init__(self, id, function, line):
            self.id = id
            self.function = function
            self.line = line
            self.done = False
            self.outcome = None
            self.waiters = []
            self.driver = None

        def resolve(self, status, blocks, retryable):
            self.status = status
            self.blocks = blocks
            self.retryable = retryable
            self.text = host_body()
            self.message = "" if status == "ok" else host_message()
            self.done = True
            waiters, self.waiters = self.waiters, []
            for waiter in waiters:
                if not waiter.done():
                    waiter.set_result(None)

        def value(self):
            """What the call returns, or the exception that it raises."""
            if self.outcome is None:
                self.outcome = self.decode()
                self.text = None
            value, error = self.outcome
            if error is not None:
                raise error
            return value

        def decode(self):
            function = self.function
            if self.status == "ok":
                if not self.blocks:
                    return from_json(self.text), None
                values = from_blocks(self.text)
                return (values[0] if len(values) == 1 else values), None
            kind = {"arguments": ToolArgumentError, "denied": ToolDenied}.get(self.status, ToolError)
            content = from_blocks(self.text)
            return None, kind(self.message, function.server.key, function.name, content, self.retryable)

        def cancelled(self):
            import asyncio

            open_calls.pop(self.id, None)
            host_cancel(self.id)
            self.done = True
            self.outcome = None, asyncio.CancelledError()

    def dispatch(header):
        id, status, blocks, retryable = header.split(" ")
        call = open_calls.pop(int(id), None)
        if call is None:
            host_body()
        else:
            call.resolve(status, blocks == "1", retryable == "1")

    def wait(seconds):
        """Waits for replies: at most so many seconds, for ever when negative. Takes all that are there."""
        header = host_wait(seconds)
        while header:
            dispatch(header)
            header = host_wait(0)

    def misuse(call, what):
        error = TypeError(
            f"line {call.line}: {call.function.path}(...) was not awaited, so it is no value yet and {what}. "
            f"Write `await {call.function.path}(...)`."
        )
        error.unawaited_line = call.line
        return error

    class PendingCall:
        """What a tool call returns in async code: already sent, to be awaited, as often as wanted."""

        __slots__ = ("_call", "__weakref__")

        def __init__(self, call):
            self._call = call

        def __await__(self):
            call = self._call
            never_awaited.pop(call.id, None)
            if not call.done:
                import asyncio

                waiter = asyncio.get_running_loop().create_future()
                call.waiters.append(waiter)
                try:
                    yield from waiter
                except asyncio.CancelledError:
                    if waiter in call.waiters:
                        call.waiters.remove(waiter)
                    if not call.waiters and not call.done:
                        call.cancelled()
                    raise
            return call.value()

        def send(self, value):
            call = self._call
            if call.driver is None:
                call.driver = self.__await__()
            try:
                return call.driver.send(value)
            except BaseException:
                call.driver = None
                raise

        def throw(self, *error):
            call = self._call
            if call.driver is None:
                call.driver = self.__await__()
            try:
                return call.driver.throw(*error)
            except BaseException:
                call.driver = None
                raise

        def close(self):
            driver, self._call.driver = self._call.driver, None
            if driver is not None:
                driver.close()

        def __eq__(self, other):
            if isinstance(other, PendingCall):
                return self is other
            raise misuse(self._call, "cannot be compared")

        __hash__ = object.__hash__

        def __repr__(self):
            return f"<call of {self._call.function.path}, {'answered' if self._call.done else 'under way'}>"

        def __getattr__(self, name):
            if name.startswith(("_", "cr_", "gi_", "ag_")):
                raise AttributeError(name)
            raise misuse(self._call, f"has no attribute {name!r}")

    def refusing(what):
        def refuse(self, *_):
            raise misuse(self._call, what)

        return refuse

    for names, what in (
        ("str format", "cannot be printed or formatted"),
        ("iter next reversed", "cannot be iterated"),
        ("getitem setitem delitem contains len", "cannot be indexed or searched"),
        ("bool", "has no truth value"),
        ("int float index round", "is no number"),
        ("add radd sub rsub mul rmul truediv rtruediv floordiv mod rmod pow and or xor neg lt le gt ge",
         "cannot be computed with or compared"),
        ("enter exit", "is no context manager"),
        ("call", "cannot be called"),
    ):
        for name in names.split():
            setattr(PendingCall, f"__{name}__", refusing(what))

    def to_plain(value):
        """Arguments that json does not know: what they plainly are."""
        import dataclasses

        if isinstance(value, PendingCall):
            raise misuse(value._call, "cannot be an argument")
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
        if isinstance(value, (set, frozenset)):
            return list(value)
        if hasattr(value, "isoformat"):
            return value.isoformat()
        if type(value).__name__ in ("Decimal", "UUID"):
            return str(value)
        raise TypeError(f"{type(value).__name__} has no JSON form")

    def new_encoder():
        """The engine's own encoder: making one for each call, as json.dumps does, costs more than its work."""
        return make_encoder({}, to_plain, encode_text, None, ":", ",", False, False, False)

    encode = new_encoder()

    def to_json(arguments):
        nonlocal encode
        # It remembers what it is in the middle of, to tell circles: not for a call inside this one, nor after a failure.
        mine, encode = encode or new_encoder(), None
        text = join(mine(arguments, 0))
        encode = mine
        return text

    class ToolFunction:
        """A tool of a server, to be called with the parameters of its schema."""

        def __init__(self, server, signature):
            self.server = server
            self.name = signature["tool"]
            self.path = f"{server.python_name}.{signature['python_name']}"
            self.parameters = [name for name, _ in signature["parameters"]]
            self.known = frozenset(self.parameters)
            self.required = frozenset(name for name, required in signature["parameters"] if required)
            self.accepts_more = signature["accepts_more"]
            self.__name__ = signature["python_name"]
            self.__qualname__ = self.path
            self.__doc__ = signature["stub"]

        def refuse(self, message):
            wanted = ", ".join(name if name in self.required else f"{name}=…" for name in self.parameters)
            return ToolArgumentError(
                f"{self.path}: {message}. Parameters: ({wanted})", self.server.key, self.name
            )

        def misfit(self, positional, named):
            """The same words as before the program runs."""
            parameters = []
            for name in self.parameters:
                parameters += (name, 1 if name in self.required else 0)
            more = 1 if self.accepts_more else 0
            message = host_mistakes(self.path, more, positional, len(self.parameters), *parameters, *named)
            return ToolArgumentError(message or f"{self.path}: the arguments do not fit", self.server.key, self.name)

        def bind(self, positional, named):
            arguments = dict(zip(self.parameters, positional))
            fits = len(positional) <= len(self.parameters)
            for name, value in named.items():
                if name in arguments or (name not in self.known and not self.accepts_more):
                    fits = False
                arguments[name] = value
            if not fits or not self.required.issubset(arguments):
                raise self.misfit(len(positional), named)
            return arguments

        def __call__(self, /, *positional, **named):
            is_async, line = styles.of(get_frame(1))
            if positional or not self.required.issubset(named) or not self.known.issuperset(named):
                named = self.bind(positional, named)
            try:
                arguments = to_json(named)
            except (TypeError, ValueError, RecursionError) as error:
                if hasattr(error, "unawaited_line"):
                    raise
                raise self.refuse(f"the arguments have no JSON form: {error}") from None

            if is_async:
                call = self.sent(host_send(self.server.key, self.name, arguments), line)
                never_awaited[call.id] = call
                return PendingCall(call)
            styles.last_blocking = (line, self.path)
            answer = host_call(self.server.key, self.name, arguments)
            if isinstance(answer, str):
                return from_json(answer)
            call = self.sent(answer, line)
            while not call.done:
                wait(-1)
            return call.value()

        def sent(self, id, line):
            if id < 0:
                raise self.refuse("the arguments are too large")
            call = Call(id, self, line)
            open_calls[id] = call
            return call

        def __repr__(self):
            return f"<tool {self.path}>"

        def __str__(self):
            return self.__doc__ or repr(self)

    class Server:
        """The tools of one server, looked up when they are first named."""

        def __init__(self, description):
            known = self.__dict__
            known["key"] = description["key"]
            known["python_name"] = description["python_name"]
            known["description"] = description["description"]
            known["functions"] = {}
            known["unavailable"] = None
            known["listed"] = False

        def take(self, signature):
            function = ToolFunction(self, signature)
            self.functions[signature["tool"]] = function
            self.functions[signature["python_name"]] = function
            return function

        def find(self, name):
            function = self.functions.get(name)
            if function is None and (self.key, name) not in misses:
                learn(loads(host_look_up(self.key, name)))
                function = self.functions.get(name)
            if function is None:
                self.require_available(name)
                near = misses.get((self.key, name), [])
                hint = f"; nearest: {', '.join(near)}" if near else ""
                raise ToolNotFoundError(f"server {self.key!r} has no tool {name!r}{hint}", self.key, name)
            return function

        def require_available(self, tool):
            if self.unavailable is not None:
                reason, retryable = self.unavailable
                raise ToolError(f"{self.key}: {reason}", self.key, tool, retryable=retryable)

        def all(self):
            if not self.listed:
                learn(loads(host_look_up(self.key, "")))
                self.require_available(None)
                self.listed = True
            return sorted({function.__name__ for function in self.functions.values()})

    misses = {}

    def learn(signatures):
        for signature in signatures["found"]:
            server = by_key[signature["server"]]
            server.unavailable = None
            server.take(signature)
        for miss in signatures["missing"]:
            misses[miss["server"], miss["tool"]] = miss["nearest"]
        for server in signatures["unavailable"]:
            by_key[server["server"]].unavailable = server["reason"], server["retryable"]

    class Namespace:
        """A server as a global name of the program."""

        __slots__ = ("_server",)

        def __init__(self, server):
            object.__setattr__(self, "_server", server)

        def __getattr__(self, name):
            server = object.__getattribute__(self, "_server")
            if not name.startswith("__"):
                return server.find(name)
            if name == "__all__":
                return server.all()
            if name == "__name__":
                return server.python_name
            if name == "__doc__":
                return server.description
            raise AttributeError(name)

        def __setattr__(self, name, value):
            raise AttributeError(f"{self._server.python_name} is a server; its tools cannot be replaced")

        def __getitem__(self, name):
            return self._server.find(name)

        def __dir__(self):
            return self._server.all()

        def __repr__(self):
            server = self._server
            about = f": {server.description}" if server.description else ""
            return f"<server {server.python_name}{about}; dir({server.python_name}) lists its tools>"

    class Found(list):
        """Tools that a search found, best first: dicts with name and brief."""

        def __init__(self, answer):
            list.__init__(self, answer["found"])
            self.total = answer["total"]
            self.unavailable = answer["unavailable"]

        def __await__(self):
            # The answer is there already; async code may await it all the same.
            return self
            yield

    class Tools:
        """All servers, by the keys of the configuration."""

        __all__ = ["ToolError", "ToolArgumentError", "ToolDenied"]
        __name__ = "tools"

        def __getitem__(self, key):
            if key in namespaces:
                return namespaces[key]
            known = ", ".join(map(repr, namespaces)) or "none"
            raise KeyError(f"no server {key!r}; connected servers: {known}")

        def __getattr__(self, name):
            for key, server in by_key.items():
                if name in (server.python_name, key):
                    return namespaces[key]
            raise AttributeError(
                f"no server {name!r}; connected servers: {', '.join(s.python_name for s in by_key.values()) or 'none'}"
            )

        def servers(self):
            """The names of the servers."""
            return [server.python_name for server in by_key.values()]

        def search(self, query="", limit=10, server=None):
            """The tools that do what the words say, best first: dicts with name and brief. Without words: all."""
            if isinstance(server, Namespace):
                server = server._server.key
            if isinstance(limit, bool) or not isinstance(limit, int) or limit < 1:
                raise ValueError("limit must be a whole number from 1 to 50")
            text = host_search(str(query), "" if server is None else str(server), min(limit, 50))
            if not text:
                raise ToolError("the search failed")
            answer = loads(text)
            if answer["mistake"]:
                raise ToolError(answer["mistake"])
            return Found(answer)

        def describe(self, name):
            """How to call a tool, such as describe("crm.get_user"); or what a server offers."""
            server, _, tool = str(name).partition(".")
            namespace = self.__getattr__(server)
            if not tool:
                return "\n".join([repr(namespace)] + [f"  {each}" for each in dir(namespace)])
            return namespace._server.find(tool).__doc__

        def __dir__(self):
            return sorted([*self.servers(), "servers", "search", "describe", *self.__all__])

        def __repr__(self):
            return f"<tools of {', '.join(self.servers()) or 'no server'}>"

    Tools.ToolError = ToolError
    Tools.ToolArgumentError = ToolArgumentError
    Tools.ToolDenied = ToolDenied

    by_key = {}
    namespaces = {}
    tools = Tools()

    def bind_globals(scope, servers_json):
        """Makes everything reachable from the program: as globals, builtins and modules."""
        for description in loads(servers_json) if servers_json else ():
            server = Server(description)
            by_key[server.key] = server
            namespaces[server.key] = Namespace(server)
        scope["tools"] = tools
        sys.modules["tools"] = tools
        for key, server in by_key.items():
            scope[server.python_name] = namespaces[key]
            sys.modules[server.python_name] = namespaces[key]
        for error in (ToolError, ToolArgumentError, ToolDenied):
            setattr(builtins, error.__name__, error)

    def forget_servers(scope):
        """Unbinds what bind_globals bound, the errors apart."""
        for server in by_key.values():
            del scope[server.python_name], sys.modules[server.python_name]
        del scope["tools"], sys.modules["tools"]
        by_key.clear()
        namespaces.clear()
        misses.clear()
        styles.__dict__.pop("last_blocking", None)

    def show(thing=None):
        """help() for tools and servers; the docstring of anything else."""
        if isinstance(thing, Namespace):
            print(tools.describe(thing._server.python_name))
        elif isinstance(thing, ToolFunction):
            print(thing.__doc__)
        else:
            print(getattr(thing, "__doc__", None) or repr(thing))

    class Bridge:
        pass

    bridge = Bridge()
    bridge.time_zone = host_time_zone
    bridge.parallel_advice = (
        "In code without `await` a tool call returns its value at once. For parallel calls write "
        "`await asyncio.gather(...)`."
    )
    bridge.styles = styles
    bridge.wait = wait
    bridge.open_calls = open_calls
    bridge.never_awaited = never_awaited
    bridge.learn = learn
    bridge.bind_globals = bind_globals
    bridge.forget_servers = forget_servers
    bridge.help = show
    bridge.PendingCall = PendingCall
    bridge.Content = Content
    bridge.ToolError = ToolError
    return bridge


prelude_tools
