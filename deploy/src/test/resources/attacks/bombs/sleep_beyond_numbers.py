# Waits for longer than numbers hold.
# ends: timeout, failed
# timeout: 1
import time
time.sleep(1e300)
