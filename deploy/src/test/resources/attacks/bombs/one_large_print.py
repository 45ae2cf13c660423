# One print of everything.
# ends: output_limit
# timeout: 30
print("x" * 50_000_000)
