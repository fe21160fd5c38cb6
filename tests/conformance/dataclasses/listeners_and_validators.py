"""The generated constructor sets attributes one after the other: validators and listeners hear of what was given, and
of no defaults."""

from sqlalchemy import event
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column, validates


class Base(MappedAsDataclass, DeclarativeBase):
    pass


class Tag(Base):
    __tablename__ = "tag"
    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    word: Mapped[str]
    weight: Mapped[int] = mapped_column(default=1)

    @validates("word")
    def lower(self, key, value):
        print("validate", key, value)
        return value.lower()


@event.listens_for(Tag.weight, "set")
def weight_set(target, value, old, initiator):
    print("weight", value, old)


print(Tag("NEWS"))
tag = Tag("Old", 5)
tag.weight += 1
print(tag, Tag.weight.key)
