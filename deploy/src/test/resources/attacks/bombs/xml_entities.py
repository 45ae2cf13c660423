# Entities that hold entities.
# ends: memory_limit, timeout, failed, completed
# timeout: 3
import xml.etree.ElementTree as tree
names = "abcdefghij"
text = '<!DOCTYPE x [<!ENTITY a "' + "x" * 1000 + '">'
for before, name in zip(names, names[1:]):
    text += f'<!ENTITY {name} "{("&" + before + ";") * 10}">'
print(len(tree.fromstring(text + "]><x>&j;</x>").text))
