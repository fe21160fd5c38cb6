"""ChainMap: lookups go through all its mappings, changes to the first."""
from collections import ChainMap
settings = ChainMap({"colour": "red"}, {"colour": "blue", "size": 3})
print(settings, settings["colour"], settings["size"], len(settings), sorted(settings), dict(settings), "size" in settings, settings.get("x", 0))
settings["size"] = 4; print(settings.maps, settings.pop("colour"), settings["colour"], settings.setdefault("depth", 1), settings)
child = settings.new_child({"colour": "green"}); print(child["colour"], child.parents is not settings, child.parents == settings, bool(ChainMap()), bool(child))
print(settings == {"colour": "blue", "size": 4, "depth": 1}, (settings | {"size": 9})["size"], settings["size"], ChainMap.fromkeys("ab", 1))
other = settings.copy(); other.update(a=1, size=0); print(other, settings); other |= {"b": 2}; other.clear(); print(other, other.maps[0])
for fail in (lambda: settings.pop("nope"), lambda: ChainMap().popitem(), lambda: settings["nope"], lambda: settings.__delitem__("colour")):
    try: fail()
    except KeyError as e: print(e)
