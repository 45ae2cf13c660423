# An error whose words never end.
# ends: timeout, failed, memory_limit
# timeout: 2
class Endless(Exception):
    def __str__(self):
        while True:
            pass
raise Endless()
