# Arguments whose conversion runs code, calls tools, or lies.
# effect: supervisor
class Acts(dict):
    def items(self):
        attacked.echo(text="inner")
        return [("text", Acts())]
class Lies(str):
    def __str__(self):
        return "\ud800"
for value in (Acts(a=1), Lies("x"), float("nan"), 10**5000, "\ud800", {1: 2}, [[]] * 3, type):
    try:
        print(str(attacked.echo(text=value))[:100])
    except Exception as error:
        print(type(error).__name__)
