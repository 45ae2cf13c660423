# open with a number instead of a path.
# effect: secret
for number in (0, 3, 4, 5, 6, 7, 8, 9, 10):
    try:
        print(number, open(number, "rb", closefd=False, buffering=0).read(100))
    except (OSError, ValueError) as error:
        print(number, error)
