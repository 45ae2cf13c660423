# What the interpreter tells of its process.
# effect: secret
import __graalpython__
print(__graalpython__.get_current_rss())
