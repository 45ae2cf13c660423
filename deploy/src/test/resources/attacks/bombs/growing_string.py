# One string that doubles itself.
# ends: memory_limit, failed
# timeout: 30
text = "x"
while True:
    text += text
