# Expressions in format specifications.
# effect: secret
path = "@FILE@"
print(f"{'':{print.__self__.open(path).read()}}")
