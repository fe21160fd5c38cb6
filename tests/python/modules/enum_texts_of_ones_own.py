import enum


class Priority(enum.IntEnum):
    LOW = 1
    HIGH = 3

    def __str__(self):
        return self.name.title()


class Mood(str, enum.Enum):
    GOOD = "good"

    def __str__(self):
        return self.value.upper()


class Plain(enum.IntEnum):
    A = 1


class Word(enum.StrEnum):
    HI = "hi"

    def __str__(self):
        return "word " + self.value


for each in (Priority.LOW, Mood.GOOD, Plain.A, Word.HI):
    print(f"{each}", str(each), "%s" % each, repr(each), "{:>8}".format(each), format(each))
