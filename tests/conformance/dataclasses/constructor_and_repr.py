"""MappedAsDataclass makes __init__ and __repr__ from the attributes, in their order, without those of init=False.
A call that does not fit raises TypeErrors that name no class."""

from typing import Optional

from sqlalchemy import String
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column


class Base(MappedAsDataclass, DeclarativeBase):
    pass


class Ferry(Base):
    __tablename__ = "ferry"
    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    name: Mapped[str] = mapped_column(String(40))
    cars: Mapped[int] = mapped_column(default=20)
    captain: Mapped[Optional[str]] = mapped_column(default=None, repr=False)


print(Ferry("Aurora"))
print(Ferry("Borea", 12, captain="Ek"), Ferry(name="Cirrus").captain)
print(Ferry.__match_args__, Ferry.__init__.__qualname__)
print(Ferry.__doc__)
for call in (
    lambda: Ferry(),
    lambda: Ferry("a", 1, "b", 2),
    lambda: Ferry("a", name="b"),
    lambda: Ferry("a", crew=3),
    lambda: Ferry(id=1, name="a"),
):
    try:
        call()
    except TypeError as error:
        print(error)
match Ferry("Delta", 5):
    case Ferry(name, cars):
        print("a ferry", name, cars)
