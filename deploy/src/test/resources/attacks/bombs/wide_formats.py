# Widths and precisions that make text.
# ends: failed, completed, memory_limit, timeout
# timeout: 10
# stumbles: yes
for make in (lambda: "{:>2147483647}".format(1), lambda: "%2147483646d" % 1, lambda: f"{1.5:.2147483646f}", lambda: "x".center(2**31 - 1), lambda: "x".ljust(2**31 - 1), lambda: "\t".expandtabs(2**31 - 1), lambda: "a".replace("", "x" * 10**8)):
    try:
        print(len(make()))
    except (MemoryError, OverflowError, ValueError) as error:
        print(type(error).__name__)
