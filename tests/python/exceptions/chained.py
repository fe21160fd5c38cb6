def load(key):
    data = {"a": 1}
    try:
        return data[key]
    except KeyError as error:
        raise ValueError("no such key") from error


class Thing:
    def run(self):
        try:
            load("b")
        except ValueError:
            raise RuntimeError("failed")


Thing().run()
