"""No indented block after def, in a class."""
class Shop:
    def open(self):

    def close(self):
        pass
