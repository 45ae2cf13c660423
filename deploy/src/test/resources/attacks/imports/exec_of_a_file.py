# exec of what open gives.
# effect: secret
exec(compile(open("@FOLDER@/secret.py").read() + "\nprint(value)", "x", "exec"))
