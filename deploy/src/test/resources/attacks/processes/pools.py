# Pools of threads and of processes.
# effect: canary
import concurrent.futures
for kind in (concurrent.futures.ThreadPoolExecutor, concurrent.futures.ProcessPoolExecutor):
    try:
        with kind(1) as pool:
            print(pool.submit(open, "@CANARY@", "w").result(2))
    except Exception as error:
        print(type(error).__name__, error)
