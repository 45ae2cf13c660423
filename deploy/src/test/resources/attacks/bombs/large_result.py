# A result that nobody wants.
# ends: output_limit
# timeout: 30
"x" * (9 * 1024 * 1024)
