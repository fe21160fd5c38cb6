"""is_modified() looks at relationships before columns, and loads what a one-to-one held before."""

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Dog(Base):
    __tablename__ = "dog"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    chip: Mapped["Chip | None"] = relationship()


class Chip(Base):
    __tablename__ = "chip"
    id: Mapped[int] = mapped_column(primary_key=True)
    dog_id: Mapped[int | None] = mapped_column(ForeignKey("dog.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

rex = Dog(name="Rex")
session.add(rex)
session.commit()
rex.name = "Max"
rex.chip = None
print(session.is_modified(rex))
