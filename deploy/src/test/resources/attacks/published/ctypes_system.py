# The system's library by foreign functions, where only modules by name are refused.
# effect: canary
for name in ("ctypes", "_ctypes", "cffi", "_cffi_backend", "_testcapi", "_testinternalcapi"):
    try:
        module = __import__(name)
        module.CDLL(None).system(b"echo x > @CANARY@")
    except Exception as error:
        print(name, type(error).__name__, error)
