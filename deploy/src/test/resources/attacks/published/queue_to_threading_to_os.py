# From an allowed module by two steps to the table of all modules.
# effect: canary
import asyncio
modules = asyncio.events.threading._sys.modules if hasattr(asyncio.events.threading, "_sys") else asyncio.events.sys.modules
modules["os"].system("echo x > @CANARY@")
