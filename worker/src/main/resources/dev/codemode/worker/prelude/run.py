# Around the program: what it may not do, its variables, its result, its end.
def prelude_run(bridge, program_file):
    from builtins import (
        BaseException, BaseExceptionGroup, EOFError, FileNotFoundError, MemoryError, NotImplemented,
        OSError, PermissionError, RecursionError, RuntimeError, SystemExit, TypeError, ValueError,
        __import__, any, bool, bytearray, bytes, dict, float, frozenset, getattr, hasattr, hex, id, int,
        isinstance, iter, len, list, memoryview, next, range, repr, set, sorted, str, tuple, type, vars,
    )

    import _thread
    import builtins
    import json
    import os
    import posix
    import sys

    from importlib import _bootstrap_external
    from keyword import iskeyword

    MAIN = "__codemode_main__"
    class_name = type.__dict__["__name__"].__get__
    dumps_number, make_encoder, loads = json.dumps, json.JSONEncoder, json.loads
    FRAMES_SHOWN = 20
    TEXT_SHOWN = 16_000
    DEPTH = 200
    main_module = sys.modules["__main__"]
    scope = main_module.__dict__
    names_before = set()
    source_lines = []
    cached_lines = []
    notes = []

    # What a program may not do ------------------------------------------------------------------------------------

    def no_threads(*_, **__):
        raise RuntimeError(
            "threads are not available; call tools in parallel with `await asyncio.gather(...)`, compute in place"
        )

    def no_input(prompt=""):
        raise EOFError("nobody answers input(); pass values in `variables`")

    def no_debugger(*_, **__):
        raise RuntimeError("there is no debugger; use print")

    def leave(code=None):
        raise SystemExit(code)

    process_advice = "processes are not available; use a tool of a connected server"

    def no_process(*_, **__):
        raise OSError(process_advice)

    def no_native_module(self, spec):
        raise ImportError(f"module {spec.name!r} is not available: it is native code", name=spec.name)

    _bootstrap_external.ExtensionFileLoader.create_module = no_native_module
    os.system = posix.system = no_process
    sys.stdout.reconfigure(errors="backslashreplace")

    _thread.start_new_thread = no_threads
    _thread.start_new = no_threads
    if hasattr(_thread, "start_joinable_thread"):
        _thread.start_joinable_thread = no_threads
    builtins.breakpoint = sys.breakpointhook = no_debugger
    builtins.input = no_input
    builtins.exit = leave
    builtins.quit = leave
    builtins.help = bridge.help

    def import_star(name):
        module = __import__(name, scope, None, ["*"])
        names = getattr(module, "__all__", None)
        if names is None:
            names = [each for each in vars(module) if not each.startswith("_")]
        for each in names:
            scope[each] = getattr(module, each)

    # Results ------------------------------------------------------------------------------------------------------

    def note(text):
        if text not in notes and len(notes) < 5:
            notes.append(text)

    def scalar(value):
        """The documented JSON form of a value that json does not know; NotImplemented when there is none."""
        kind = type(value)
        module = kind.__module__
        if module == "datetime":
            return value.total_seconds() if kind.__name__ == "timedelta" else value.isoformat()
        if (module, kind.__name__) in (
            ("decimal", "Decimal"), ("fractions", "Fraction"), ("uuid", "UUID"), ("ipaddress", "IPv4Address"),
            ("ipaddress", "IPv6Address"),
        ):
            return str(value)
        if isinstance(value, (bytes, bytearray, memoryview)):
            import binascii

            return binascii.b2a_base64(bytes(value), newline=False).decode("ascii")
        if isinstance(value, bridge.Content):
            note("Images, sounds and files of tools are described in the result, not contained.")
            return {"type": value.type, "mime_type": value.mime_type, "uri": value.uri, "name": value.name,
                    "size": None if value.data is None else len(value.data)}
        return NotImplemented

    def structure(value):
        """A dict or list for a value that is built of others; NotImplemented when it is not."""
        if isinstance(value, (set, frozenset)):
            try:
                return sorted(value)
            except TypeError:
                return list(value)
        if hasattr(value, "__dataclass_fields__") and not isinstance(value, type):
            return {name: getattr(value, name) for name in value.__dataclass_fields__}
        if isinstance(value, (type({}.keys()), type({}.values()), type({}.items()), range)):
            return list(value)
        module = type(value).__module__
        if module in ("collections", "_collections") and hasattr(value, "__iter__"):
            return list(value)
        return NotImplemented

    def by_repr(value):
        note(f"A value of type {type(value).__name__} has no JSON form; its repr stands for it.")
        return repr(value)[:TEXT_SHOWN]

    def default(value):
        if isinstance(value, bridge.PendingCall):
            value.__str__()
        for form in (scalar, structure):
            plain = form(value)
            if plain is not NotImplemented:
                return plain
        import enum

        return value.value if isinstance(value, enum.Enum) else by_repr(value)

    class NoJson(ValueError):
        pass

    def plain(value, above):
        """The slow way, for what json refuses: NaN, odd keys, cycles."""
        if value is None or isinstance(value, (str, bool, int)):
            if isinstance(value, int) and value.bit_length() > 10_000:
                return hex(value)
            return value
        if isinstance(value, float):
            if value == value and value not in (float("inf"), float("-inf")):
                return value
            return "NaN" if value != value else "Infinity" if value > 0 else "-Infinity"
        if id(value) in above:
            raise NoJson("the result contains itself")
        if len(above) > DEPTH:
            raise NoJson(f"the result is nested more than {DEPTH} deep")
        inside = above | {id(value)}
        if isinstance(value, dict):
            return {
                key if isinstance(key, str) else key_text(key): plain(each, inside) for key, each in value.items()
            }
        if isinstance(value, (list, tuple)):
            return [plain(each, inside) for each in value]
        return plain(default(value), inside)

    def key_text(key):
        if key is None or isinstance(key, (bool, int, float)):
            return dumps_number(key)
        converted = scalar(key)
        return converted if isinstance(converted, str) else repr(key)

    encode = make_encoder(allow_nan=False, default=default).encode

    def to_json(value):
        noted = list(notes)
        try:
            return encode(value)
        except (TypeError, ValueError, RecursionError) as error:
            if hasattr(error, "unawaited_line"):
                raise
            notes[:] = noted
        # Outside the handler: what is raised here has nothing to do with what json did not like.
        return encode(plain(value, frozenset()))

    # Lines --------------------------------------------------------------------------------------------------------

    def fill_line_cache():
        """Lets linecache know the program, which is in no file."""
        import linecache

        linecache.cache[program_file] = (0, None, cached_lines, program_file)

    def mend_traceback():
        """Lets the module traceback show a program as its author wrote it, and nothing else."""
        import traceback

        headers = bridge.styles.header_lines

        walk_tb, walk_positions, walk_stack = (
            traceback.walk_tb, traceback._walk_tb_with_full_positions, traceback.walk_stack,
        )

        def is_shown(frame):
            return frame.f_code.co_filename in headers

        def header_of(frame):
            return headers[frame.f_code.co_filename]

        def lines(frames):
            for frame, line in frames:
                if is_shown(frame):
                    yield frame, line - header_of(frame)

        def positions(trace):
            for frame, (line, end, column, end_column) in walk_positions(trace):
                if is_shown(frame):
                    header = header_of(frame)
                    # Columns would be those of the program as it is wrapped.
                    yield frame, (line - header, end if end is None else end - header, None, None)

        traceback.walk_tb = lambda trace: lines(walk_tb(trace))
        traceback.walk_stack = lambda frame: lines(walk_stack(frame))
        traceback._walk_tb_with_full_positions = positions

    def fill_time_zones():
        """Gives zoneinfo the zones that the host knows; there are no files of them here."""
        import zoneinfo

        common = zoneinfo._common

        def load(key):
            import binascii
            import io

            file = bridge.time_zone(key) if isinstance(key, str) and key else ""
            if not file:
                raise zoneinfo.ZoneInfoNotFoundError(f"No time zone found with key {key}")
            return io.BytesIO(binascii.a2b_base64(file))

        def names():
            return set(bridge.time_zone("").split())

        common.load_tzdata = load
        zoneinfo.available_timezones = names

    # Failures -----------------------------------------------------------------------------------------------------

    def user_frames(trace):
        frames = []
        header = bridge.styles.header_lines.get(program_file, 0)
        while trace is not None:
            code = trace.tb_frame.f_code
            if code.co_filename == program_file:
                name = "<module>" if code.co_name == MAIN else code.co_name
                frames.append((trace.tb_lineno - header, name))
            trace = trace.tb_next
        return frames

    def shown(line):
        return source_lines[line - 1].strip() if 0 < line <= len(source_lines) else ""

    def cut(text):
        text = str(text)
        return text if len(text) <= TEXT_SHOWN else text[:TEXT_SHOWN] + " …"

    def name_of(kind):
        """A class's name, whatever its metaclass says."""
        return class_name(kind)[:200]

    def message_of(error):
        try:
            # The interpreter's own libraries put the engine's stack into some messages.
            return cut(str(error).partition("Java stack trace:")[0].rstrip())
        except BaseException as trouble:
            return f"<its message cannot be had: {name_of(type(trouble))}>"

    def headline(error):
        message = message_of(error)
        name = name_of(type(error))
        return f"{name}: {message}" if message else name

    def trace_of(error, seen=()):
        lines = []
        earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        if earlier is not None and id(earlier) not in seen and len(seen) < 5:
            link = (
                "The above exception was the direct cause of the following exception:"
                if error.__cause__ is not None
                else "During handling of the above exception, another exception occurred:"
            )
            lines += [trace_of(earlier, (*seen, id(error))), "", link, ""]
        frames = user_frames(error.__traceback__)
        if frames:
            lines.append("Traceback (most recent call last):")
        if len(frames) > FRAMES_SHOWN:
            half = FRAMES_SHOWN // 2
            hidden = len(frames) - FRAMES_SHOWN
            frames = [*frames[:half], None, *frames[-half:]]
        for frame in frames:
            if frame is None:
                lines.append(f"  … {hidden} frames …")
                continue
            line, name = frame
            lines.append(f'  File "{program_file}", line {line}, in {name}')
            if shown(line):
                lines.append(f"    {shown(line)}")
        lines.append(headline(error))
        if isinstance(error, BaseExceptionGroup):
            for each in error.exceptions[:10]:
                inner = trace_of(each, (*seen, id(error))) if len(seen) < 5 else headline(each)
                lines += ["  | " + row for row in inner.splitlines()]
        return "\n".join(lines)

    def advice(error):
        if isinstance(error, (PermissionError, FileNotFoundError)):
            return "Programs have no files: pass data in `variables`, read files through a tool of a connected server."
        if isinstance(error, TypeError) and not bridge.styles.is_async[program_file] and uses_asyncio(error):
            return bridge.parallel_advice
        if isinstance(error, TypeError) and "PendingCall" in message_of(error):
            return "A tool call was used without `await`; write `await` before it."
        if isinstance(error, EOFError) and "input()" in message_of(error):
            return "Pass values in `variables`; they are global names of the program."
        if isinstance(error, NoJson):
            return "Return plain data: build a new dict or list of what is needed."
        if isinstance(error, OSError) and type(error).__name__ == "UnsupportedOperation":
            return "There is no network and no process; use a tool of a connected server."
        return ""

    def uses_asyncio(error):
        words = ("gather(", "wait(", "wait_for(", "create_task(", "as_completed(", "asyncio.run(")
        line = shown(last_line(error))
        return any(word in line for word in words)

    def failed(error):
        """What the caller is told of an exception: (status, result, hint, type, message, traceback, line)."""
        if isinstance(error, SystemExit):
            code = error.code
            return ("failed", "", "", "SystemExit", f"the program exited with {cut(code)}", "", last_line(error))
        status = "memory" if isinstance(error, MemoryError) else "failed"
        message = message_of(error)
        if isinstance(error, NoJson):
            return (status, "", advice(error), "ValueError", message, "", 0)
        return (status, "", advice(error), name_of(type(error)), message, trace_of(error)[:10 * TEXT_SHOWN],
                last_line(error))

    def last_line(error):
        frames = user_frames(error.__traceback__)
        return frames[-1][0] if frames else getattr(error, "unawaited_line", 0)

    # The run ------------------------------------------------------------------------------------------------------

    def prepare(code, is_async, header_lines, servers_json, variables_json, signatures_json):
        """Binds everything that the program finds. Returns what is wrong with the variables, or nothing."""
        names_before.clear()
        names_before.update(scope)
        bridge.styles.is_async[program_file] = is_async
        bridge.styles.header_lines[program_file] = header_lines
        source_lines[:] = code.split("\n")
        cached_lines[:] = [line + "\n" for line in source_lines]
        notes.clear()
        bridge.bind_globals(scope, servers_json)
        if signatures_json:
            bridge.learn(loads(signatures_json))
        if is_async:
            bridge.import_module("asyncio")
        scope["__codemode_import_star__"] = import_star
        if not variables_json:
            return ""
        try:
            variables = loads(variables_json)
        except (ValueError, RecursionError) as error:
            return f"variables are no JSON: {error}"
        if not isinstance(variables, dict):
            return f"variables must be an object, not {type(variables).__name__}"
        for name in variables:
            if not name.isidentifier() or iskeyword(name) or name.startswith("__"):
                return f"variables: {name!r} is no Python name"
        scope.update(variables)
        return ""

    def forget():
        """Undoes what prepare and the program bound, in the program's own scope."""
        bridge.forget_servers(scope)
        for name in [each for each in scope if each not in names_before]:
            del scope[name]
        bridge.forget_async()
        source_lines.clear()
        cached_lines.clear()
        notes.clear()
        bridge.styles.is_async.clear()
        bridge.styles.header_lines.clear()

    def settle():
        """Waits for calls that nobody awaited and says how they ended."""
        while bridge.never_awaited:
            call = bridge.never_awaited.pop(next(iter(bridge.never_awaited)))
            while not call.done:
                bridge.wait(-1)
            try:
                call.value()
                ended = "it completed"
            except BaseException as error:
                ended = f"it failed: {message_of(error)[:200]}"
            path = call.function.path
            note(f"Line {call.line}: {path}(...) was never awaited; {ended}. Write `await` before it.")

    def completed(value):
        return ("completed", to_json(value), " ".join(notes), "", "", "", 0)

    def is_awaitable(value):
        return hasattr(type(value), "__await__")

    async def awaited(value):
        return await value

    def finish(value):
        """After the program's own end with this value."""
        if is_awaitable(value):
            value = bridge.run_async(awaited(value))
        settle()
        return completed(value)

    def is_engine_exit(error):
        """Whether the engine ended the program by itself, before Python saw an exception."""
        return name_of(type(error)) == "ForeignException"

    def is_plain_exit(error):
        return isinstance(error, SystemExit) and (error.code is None or error.code == 0)

    def body_value(body, wrapped, has_result, is_async):
        value = body()
        if wrapped:
            main = scope.pop(MAIN)
            main.__code__ = main.__code__.replace(co_name="<module>", co_qualname="<module>")
            return bridge.run_async(main()) if is_async else main()
        # Evaluating a module gives the module itself where there is nothing better, None included.
        return value if has_result and value is not main_module else None

    def attempt(body, wrapped, has_result, is_async):
        try:
            try:
                value = body_value(body, wrapped, has_result, is_async)
            except SystemExit as error:
                if not is_plain_exit(error):
                    raise
                value = None
            return finish(value)
        except BaseException as error:
            if is_engine_exit(error):
                # Java knows what it is.
                raise
            try:
                return failed(error)
            except BaseException:
                return ("failed", "", "", name_of(type(error)), "<the exception cannot be looked at>", "", 0)

    def run(body, wrapped, has_result, is_async):
        """Runs the compiled program. Its outcome: (status, result, hint, type, message, traceback, line)."""
        outcome = attempt(body, wrapped, has_result, is_async)
        try:
            bridge.finish_async()
        except BaseException:
            # The outcome stands; what is left of the program's tasks goes with the process.
            pass
        return outcome

    bridge.no_process = no_process
    bridge.process_advice = process_advice
    bridge.fill_line_cache = fill_line_cache
    bridge.fill_time_zones = fill_time_zones
    bridge.mend_traceback = mend_traceback
    bridge.prepare = prepare
    bridge.forget = forget
    bridge.run = run
    return bridge


prelude_run
