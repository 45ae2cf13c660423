package dev.codemode.supervisor.broker.stubs;

import java.util.Set;

/**
 * Names that a server or a tool cannot have in Python because they mean something else there:
 * keywords, builtins and top-level modules of Python 3.12 (its reference, chapters "Keywords",
 * "Built-in Functions", "Built-in Exceptions", "Python Module Index"), and our own.
 */
final class PythonReserved {
  private static final Set<String> NAMES =
      Set.of(
          """
          False None True and as assert async await break class continue def del elif else except
          finally for from global if import in is lambda nonlocal not or pass raise return try while
          with yield match case type

          abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod
          compile complex delattr dict dir divmod enumerate eval exec exit filter float format
          frozenset getattr globals hasattr hash help hex id input int isinstance issubclass iter len
          list locals map max memoryview min next object oct open ord pow print property quit range
          repr reversed round set setattr slice sorted staticmethod str sum super tuple vars zip
          copyright credits license Ellipsis NotImplemented

          ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup
          BlockingIOError BrokenPipeError BufferError BytesWarning ChildProcessError
          ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError
          DeprecationWarning EOFError EncodingWarning EnvironmentError Exception ExceptionGroup
          FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError
          ImportError ImportWarning IndentationError IndexError InterruptedError IsADirectoryError
          KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError
          NotADirectoryError NotImplementedError OSError OverflowError PendingDeprecationWarning
          PermissionError ProcessLookupError RecursionError ReferenceError ResourceWarning RuntimeError
          RuntimeWarning StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError
          SystemExit TabError TimeoutError TypeError UnboundLocalError UnicodeDecodeError
          UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError
          Warning ZeroDivisionError

          abc aifc antigravity argparse array ast asyncio atexit audioop base64 bdb binascii bisect
          builtins bz2 cProfile calendar cgi cgitb chunk cmath cmd code codecs codeop collections
          colorsys compileall concurrent configparser contextlib contextvars copy copyreg crypt csv
          ctypes curses dataclasses datetime dbm decimal difflib dis doctest email encodings ensurepip
          enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc
          genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http
          idlelib imaplib imghdr importlib inspect io ipaddress itertools json keyword lib2to3
          linecache locale logging lzma mailbox mailcap marshal math mimetypes mmap modulefinder
          multiprocessing netrc nis nntplib ntpath numbers opcode operator optparse os ossaudiodev
          pathlib pdb pickle pickletools pipes pkgutil platform plistlib poplib posix posixpath pprint
          profile pstats pty pwd pyclbr pydoc queue quopri random re readline reprlib resource
          rlcompleter runpy sched secrets select selectors shelve shlex shutil signal site smtplib
          sndhdr socket socketserver spwd sqlite3 sre_compile sre_constants sre_parse ssl stat
          statistics string stringprep struct subprocess sunau symtable sys sysconfig syslog tabnanny
          tarfile telnetlib tempfile termios test textwrap this threading time timeit tkinter token
          tokenize tomllib trace traceback tracemalloc tty turtle types typing unicodedata unittest
          urllib uu uuid venv warnings wave weakref webbrowser winreg winsound wsgiref xdrlib xml
          xmlrpc zipapp zipfile zipimport zlib zoneinfo

          tools ToolError ToolArgumentError ToolDenied emit_image emit_file progress
          java polyglot site_packages
          """
              .strip()
              .split("\\s+"));

  private PythonReserved() {}

  static boolean contains(String name) {
    return NAMES.contains(name);
  }
}
