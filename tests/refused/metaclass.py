class Meta(type):  # refused: metaclasses
    pass


class Thing(metaclass=Meta):
    pass
