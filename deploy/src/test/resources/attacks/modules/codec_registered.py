# A codec and an error handler for all.
# effect: next run
import codecs
codecs.register(lambda name: codecs.lookup("rot13") if name == "utf_8" or name == "planted" else None)
codecs.register_error("strict", lambda error: ("poisoned", error.end))
codecs.unregister(lambda: 0) if False else None
