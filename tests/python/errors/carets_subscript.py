"""Carets under nested subscripts."""
config = {"db": {"host": "x"}}
def read():
    return config["db"]["port"]["n"]
read()
