# Arithmetic with a million digits.
# ends: timeout, failed
# timeout: 1
import decimal
decimal.getcontext().prec = 10**6
value = decimal.Decimal(2)
while True:
    value = value.sqrt() + decimal.Decimal(1) / 7
