# Formats that are handed to the host's own functions.
# effect: secret
import time, datetime
print(time.strftime("%n%t%E%O%" * 50))
print(datetime.datetime.now().strftime("%s %n %\0"))
