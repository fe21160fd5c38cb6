class Key:
    def __hash__(self):
        return 1


keys = {}
for number in range(3_000):
    keys[Key()] = number
