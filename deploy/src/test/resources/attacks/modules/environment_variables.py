# The environment that the next run sees.
# effect: next run
import os, time
os.environ["PLANTED"] = "1"
os.putenv("PLANTED", "1")
os.environ["TZ"] = "Asia/Tokyo"
try:
    time.tzset()
except Exception as error:
    print(error)
