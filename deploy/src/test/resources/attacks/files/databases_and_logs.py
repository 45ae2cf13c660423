# Modules that keep files of their own.
# effect: canary
import configparser, logging, shelve
for act in (lambda: logging.FileHandler("@CANARY@").emit(None), lambda: shelve.open("@CANARY@"), lambda: __import__("dbm").open("@CANARY@", "c"), lambda: __import__("sqlite3").connect("@CANARY@").execute("create table x(x)"), lambda: print("x", file=open("@CANARY@", "w")), lambda: __import__("mailbox").mbox("@CANARY@").flush(), lambda: __import__("cProfile").Profile().dump_stats("@CANARY@") if False else None):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__)
