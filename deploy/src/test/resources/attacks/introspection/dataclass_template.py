# Names and defaults that end up in generated code of dataclasses.
# effect: canary
import dataclasses
print(dataclasses.make_dataclass("D", [("x", "open('@CANARY@', 'w')", dataclasses.field(default_factory=lambda: open("@CANARY@", "w")))])())
