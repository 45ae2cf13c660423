# Memory by one chain, which a collector walks step by step.
# ends: memory_limit
# timeout: 30
chain = ()
while True:
    chain = ((chain, 1.5),)
