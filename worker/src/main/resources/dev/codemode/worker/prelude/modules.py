# Modules that are changed right after they were imported, and small ones in the place of those that can do nothing here.
#
# What needs sockets, processes or signals cannot work, but much of the standard library imports it; the real modules
# cost asyncio half of its time to start.
def prelude_modules(bridge):
    from builtins import (
        AttributeError, Exception, ImportError, KeyError, KeyboardInterrupt, NotImplementedError, OSError,
        OverflowError, RuntimeError, TimeoutError, ValueError, __import__, callable, float, getattr, isinstance, list, object, setattr,
        staticmethod, str, super, type, vars,
    )
    import sys

    from importlib._bootstrap import ModuleSpec

    def import_module(name):
        __import__(name)

    def refusal(message, error=OSError):
        def refuse(*_, **__):
            raise error(message)

        return refuse

    NO_SOCKETS = "sockets are not available; use a tool of a connected server"
    NO_SIGNALS = "signals are not available"

    # In the place of modules ----------------------------------------------------------------------------------------

    def fill(module, message, **names):
        """Any other name is a function that refuses; classes and constants that are not there are not there."""

        def missing(name):
            if name[:1] == "_" or name[:1].isupper():
                raise AttributeError(f"module {module.__name__!r} has no attribute {name!r}", name=name, obj=module)
            return refusal(message)

        module.__dict__.update(names)
        module.__getattr__ = missing

    def no_ssl(module):
        raise ImportError("module 'ssl' is not available: there is no network; use a tool of a connected server", name="ssl")

    def no_module(module):
        raise ImportError(f"module {module.__name__!r} is not available", name=module.__name__)

    def no_users(module):
        """The engine asks the system for a user's name and home, which a confined process cannot tell it."""

        def nobody(who):
            raise KeyError(f"there is no user {who!r} here")

        module.__dict__.update(getpwall=lambda: [], getpwnam=nobody, getpwuid=nobody)

    def no_sockets(module):
        class socket:
            __init__ = refusal(NO_SOCKETS)

        class gaierror(OSError):
            pass

        class herror(OSError):
            pass

        fill(
            module, NO_SOCKETS, socket=socket, SocketType=socket, error=OSError, timeout=TimeoutError, gaierror=gaierror,
            herror=herror, has_ipv6=False, getdefaulttimeout=lambda: None, _GLOBAL_DEFAULT_TIMEOUT=object(),
            AF_UNSPEC=0, AF_UNIX=1, AF_INET=2, AF_INET6=10, SOCK_STREAM=1, SOCK_DGRAM=2, SOCK_RAW=3, SOL_SOCKET=1,
            SO_REUSEADDR=2, SO_ERROR=4, SO_BROADCAST=6, SO_KEEPALIVE=9, IPPROTO_IP=0, IPPROTO_TCP=6, IPPROTO_UDP=17,
            IPPROTO_IPV6=41, IPV6_V6ONLY=26, TCP_NODELAY=1, SHUT_RD=0, SHUT_WR=1, SHUT_RDWR=2, SOMAXCONN=4096,
            gethostname=lambda: "localhost", getfqdn=lambda name="": name or "localhost", AI_PASSIVE=1, NI_NUMERICHOST=1, NI_NUMERICSERV=2, INADDR_ANY=0,
        )

    def no_processes(module):
        class SubprocessError(Exception):
            pass

        class CalledProcessError(SubprocessError):
            def __init__(self, returncode, cmd, output=None, stderr=None):
                self.returncode, self.cmd, self.output, self.stderr = returncode, cmd, output, stderr

        class TimeoutExpired(SubprocessError):
            def __init__(self, cmd, timeout, output=None, stderr=None):
                self.cmd, self.timeout, self.output, self.stderr = cmd, timeout, output, stderr

        class CompletedProcess:
            def __init__(self, args, returncode, stdout=None, stderr=None):
                self.args, self.returncode, self.stdout, self.stderr = args, returncode, stdout, stderr

        class Popen:
            __init__ = bridge.no_process

        fill(
            module, bridge.process_advice, PIPE=-1, STDOUT=-2, DEVNULL=-3, Popen=Popen, SubprocessError=SubprocessError,
            CalledProcessError=CalledProcessError, TimeoutExpired=TimeoutExpired, CompletedProcess=CompletedProcess,
            _args_from_interpreter_flags=lambda: [],
        )

    def no_signals(module):
        def default_int_handler(*_):
            raise KeyboardInterrupt

        numbers = {
            "SIGHUP": 1, "SIGINT": 2, "SIGQUIT": 3, "SIGABRT": 6, "SIGKILL": 9, "SIGUSR1": 10, "SIGUSR2": 12, "SIGPIPE": 13,
            "SIGALRM": 14, "SIGTERM": 15, "SIGCHLD": 17,
        }
        fill(
            module, NO_SIGNALS, SIG_DFL=0, SIG_IGN=1, NSIG=65, default_int_handler=default_int_handler,
            getsignal=lambda _: 0, **numbers,
        )

    def no_tls(module):
        fill(module, NO_SOCKETS)

    def no_system_loop(module):
        """What asyncio takes for the event loop of the system; the names that matter get our own with the loop."""
        names = (
            "SelectorEventLoop", "AbstractChildWatcher", "SafeChildWatcher", "FastChildWatcher", "PidfdChildWatcher",
            "MultiLoopChildWatcher", "ThreadedChildWatcher", "DefaultEventLoopPolicy",
        )
        refused = {"__init__": bridge.no_process}
        fill(module, NO_SOCKETS, __all__=names, **{name: type(name, (object,), refused) for name in names})

    instead = {
        "ssl": no_ssl, "socket": no_sockets, "subprocess": no_processes, "signal": no_signals,
        "asyncio.sslproto": no_tls, "asyncio.unix_events": no_system_loop, "jarray": no_module, "pwd": no_users,
        "readline": no_module,
    }

    class Filler:
        def __init__(self, name):
            self.name = name

        def create_module(self, spec):
            return None

        def exec_module(self, module):
            instead[self.name](module)

    # After an import ------------------------------------------------------------------------------------------------

    # What the engine itself refuses by an error that Python cannot catch, or in words of its host.

    def without(name, message, *functions, error=RuntimeError):
        def change():
            for function in functions:
                setattr(sys.modules[name], function, refusal(message, error))

        return change

    def in_plain_words(name, *functions):
        """Some errors hold the stack of the engine in their message."""

        def plain(function):
            def call(*arguments, **named):
                try:
                    return function(*arguments, **named)
                except Exception as error:
                    message, is_from_host, _ = str(error).partition("Java stack trace:")
                    if not is_from_host:
                        raise
                    kind = type(error)
                # Outside the handler, or the error would be the other's context.
                raise kind(message.partition("Exception: ")[2].rstrip())

            return call

        def change():
            module = sys.modules[name]
            for function in functions:
                setattr(module, function, plain(getattr(module, function)))

        return change

    def without_interop():
        import polyglot

        # Modules of the engine register the behaviour of their own types.
        kept = ("__getattr__", "eval", "interop_behavior", "interop_type", "register_interop_behavior", "register_interop_type")
        for name, value in list(vars(polyglot).items()):
            if callable(value) and not isinstance(value, type) and name not in kept:
                setattr(polyglot, name, refusal("polyglot access is not allowed", NotImplementedError))

    def without_profiler():
        import _lsprof

        class Profiler:
            __init__ = refusal("the profiler is not available; use time.perf_counter", RuntimeError)

        _lsprof.Profiler = Profiler

    def without_mapped_files():
        import mmap

        class mapping(mmap.mmap):
            def __new__(cls, fileno, *rest, **named):
                if fileno != -1:
                    raise OSError("files cannot be mapped: programs have none")
                return super(mapping, cls).__new__(cls, fileno, *rest, **named)

        mapping.__name__ = mapping.__qualname__ = "mmap"
        mapping.__module__ = "mmap"
        mmap.mmap = mapping

    def with_bounded_sleep():
        import time

        real = time.sleep

        def sleep(seconds, /):
            if isinstance(seconds, float) and seconds > 1e9:
                raise OverflowError("timestamp too large")
            real(seconds)

        time.sleep = sleep

    NO_MEASURES = "sizes of objects and of memory are not known here"

    after_import = {
        "__graalpython__": without(
            "__graalpython__", "this part of the interpreter is not available", "get_current_rss", "load_file", "read_file",
            "replicate_extensions_in_venv",
        ),
        "_blake2": without("_blake2", "blake2 is not available; use hashlib.sha256", "blake2b", "blake2s", error=ValueError),
        "_hashlib": in_plain_words("_hashlib", "hmac_digest", "hmac_new", "new"), "_lsprof": without_profiler,
        "faulthandler": without(
            "faulthandler", "not available; use the module traceback", "dump_traceback", "dump_traceback_later"
        ),
        "java": without("java", "host access is not allowed", "as_java_byte_array", error=NotImplementedError),
        "mmap": without_mapped_files, "polyglot": without_interop, "sys": without("sys", NO_MEASURES, "getsizeof"),
        "time": with_bounded_sleep,
        "asyncio": bridge.build_loop, "linecache": bridge.fill_line_cache,
        "traceback": bridge.mend_traceback, "zoneinfo": bridge.fill_time_zones,
    }

    def importer_with(importer, execute):
        class Importer(importer):
            exec_module = staticmethod(execute)

        return Importer

    class OurModules:
        def find_spec(self, name, path=None, target=None):
            if name in instead:
                return ModuleSpec(name, Filler(name))
            change = after_import.pop(name, None)
            if change is None:
                return None
            for finder in sys.meta_path:
                spec = None if finder is self else finder.find_spec(name, path, target)
                if spec is not None:
                    break
            else:
                return None
            execute = spec.loader.exec_module

            def exec_module(module):
                execute(module)
                change()

            if isinstance(spec.loader, type):
                # The importer of builtin modules, one for all of them.
                spec.loader = importer_with(spec.loader, exec_module)
            else:
                spec.loader.exec_module = exec_module
            return spec

    for name, change in list(after_import.items()):
        if name in sys.modules:
            del after_import[name]
            change()
    sys.meta_path.insert(0, OurModules())

    bridge.import_module = import_module


prelude_modules
