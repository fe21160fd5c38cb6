"""|=, -=, &= and ^= go through the events one object at a time.
They take sets only."""
from typing import Optional, Set

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Crew(Base):
    __tablename__ = "crew"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    sailors: Mapped[Set["Sailor"]] = relationship(back_populates="crew")

    def __repr__(self):
        return f"Crew({self.name})"


class Sailor(Base):
    __tablename__ = "sailor"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    crew_id: Mapped[Optional[int]] = mapped_column(ForeignKey("crew.id"))
    crew: Mapped[Optional["Crew"]] = relationship(back_populates="sailors")

    def __repr__(self):
        return f"Sailor({self.name})"


crew = Crew(name="Pequod")
ishmael, ahab = Sailor(name="Ishmael"), Sailor(name="Ahab")
crew.sailors |= {ishmael}
print(crew.sailors, ishmael.crew)
crew.sailors ^= {ishmael, ahab}
print(crew.sailors, ishmael.crew, ahab.crew)
crew.sailors &= {ahab, ishmael}
print(crew.sailors)
crew.sailors -= {ahab}
print(crew.sailors, ahab.crew)
try:
    crew.sailors |= [ahab]
except TypeError as error:
    print(error)
