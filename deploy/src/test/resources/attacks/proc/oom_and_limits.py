# Files that change how the system treats processes.
# effect: canary
for path, text in (("/proc/self/oom_score_adj", "-1000"), ("/proc/@SUPERVISOR@/oom_score_adj", "1000"), ("/proc/sys/kernel/core_pattern", "|/bin/touch @CANARY@"), ("/proc/self/comm", "x"), ("/proc/self/clear_refs", "1")):
    try:
        with open(path, "w") as file:
            file.write(text)
    except OSError as error:
        print(path, error)
