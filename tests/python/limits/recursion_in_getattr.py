class Proxy:
    def __getattr__(self, name):
        return getattr(self, name + "_")


Proxy().name
