# State of the interpreter that modules keep: seeds, locale, decimal's context, warnings, signals.
# effect: next run
import decimal, gc, locale, random, sys, warnings
random.seed(1)
decimal.DefaultContext.prec = decimal.getcontext().prec = 3
decimal.setcontext(decimal.Context(prec=2))
warnings.simplefilter("error")
sys.setrecursionlimit(50)
sys.set_int_max_str_digits(640)
gc.disable()
try:
    locale.setlocale(locale.LC_ALL, "de_DE.UTF-8")
except Exception as error:
    print(error)
