# Modules that are changed right after they were imported, and small ones in the place of those that can do nothing here.
#
# What needs sockets, processes or signals cannot work, but much of the standard library imports it; the real modules
# cost asyncio half of its time to start.
def prelude_modules(bridge):
    from builtins import (
        AttributeError, Exception, ImportError, KeyboardInterrupt, OSError, TimeoutError, ValueError, __import__, list,
        object, setattr, type,
    )
    import sys

    from importlib._bootstrap import ModuleSpec

    def import_module(name):
        __import__(name)

    def refusal(message):
        def refuse(*_, **__):
            raise OSError(message)

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
        "asyncio.sslproto": no_tls, "asyncio.unix_events": no_system_loop,
    }

    class Filler:
        def __init__(self, name):
            self.name = name

        def create_module(self, spec):
            return None

        def exec_module(self, module):
            instead[self.name](module)

    # After an import ------------------------------------------------------------------------------------------------

    def without_blake():
        """The engine has none of these."""
        import hashlib

        def missing(*_, **__):
            raise ValueError("blake2 is not available; use hashlib.sha256")

        hashlib.blake2b = hashlib.blake2s = missing

    after_import = {
        "asyncio": bridge.build_loop, "hashlib": without_blake, "linecache": bridge.fill_line_cache,
        "traceback": bridge.mend_traceback, "zoneinfo": bridge.fill_time_zones,
    }

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

            spec.loader.exec_module = exec_module
            return spec

    for name, change in list(after_import.items()):
        if name in sys.modules:
            del after_import[name]
            change()
    sys.meta_path.insert(0, OurModules())

    bridge.import_module = import_module


prelude_modules
