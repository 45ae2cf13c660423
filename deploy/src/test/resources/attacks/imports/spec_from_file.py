# A module that is made of a file of the host.
# effect: secret
import importlib.util
specification = importlib.util.spec_from_file_location("stolen", "@FILE@")
module = importlib.util.module_from_spec(specification)
try:
    specification.loader.exec_module(module)
except SyntaxError as error:
    print(error.text)
print(specification.loader.get_data("@FILE@"))
