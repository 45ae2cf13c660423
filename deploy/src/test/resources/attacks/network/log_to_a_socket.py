# Handlers of the library's logging that send.
# effect: contact
import logging, logging.handlers
for handler in (lambda: logging.handlers.DatagramHandler("127.0.0.1", @UDP@), lambda: logging.handlers.SocketHandler("127.0.0.1", @PORT@), lambda: logging.handlers.SysLogHandler(("127.0.0.1", @UDP@))):
    try:
        log = logging.getLogger("x")
        log.addHandler(handler())
        log.error("x")
    except Exception as error:
        print(type(error).__name__, error)
