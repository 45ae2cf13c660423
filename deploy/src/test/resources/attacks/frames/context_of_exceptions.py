# Exceptions raised inside the prelude carry its frames.
# effect: secret
try:
    tools["nothing"]
except KeyError as error:
    trace = error.__traceback__
    while trace:
        print(trace.tb_frame.f_code.co_filename, [(n, repr(v)[:100]) for n, v in trace.tb_frame.f_locals.items()])
        trace = trace.tb_next
