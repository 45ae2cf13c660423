# An interpreter's own bridge to its host: evaluation, the host's objects, its file system.
# effect: canary
for name in ("_pyodide", "_pyodide._base", "pyodide", "pyodide.code", "js", "pyodide_js"):
    try:
        module = __import__(name, fromlist=["x"])
        module.eval_code("__import__('os').system('echo x > @CANARY@')")
    except Exception as error:
        print(name, type(error).__name__, error)
