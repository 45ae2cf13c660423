# A loop in finally, in a destructor and in an exit.
# ends: timeout
# timeout: 1
class Clinging:
    def __del__(self):
        while True:
            pass
    def __exit__(self, *_):
        self.__del__()
    def __enter__(self):
        return self
try:
    with Clinging():
        1 / 0
finally:
    while True:
        pass
