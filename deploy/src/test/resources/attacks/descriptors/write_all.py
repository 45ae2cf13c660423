# Something that looks like the protocol, written to every descriptor.
# effect: supervisor
import os
for number in range(64):
    try:
        os.write(number, b'\n{"jsonrpc":"2.0","id":1,"result":{"forged":true}}\n\xff\xff\xff\xff')
    except OSError as error:
        print(number, error)
