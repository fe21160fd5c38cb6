"""A listener of a mixin's mapper_configured with propagate=True adds listeners to the
attributes of each class that has it."""

from typing import List, Optional
from sqlalchemy import ForeignKey, event
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Named:
    name: Mapped[str]


@event.listens_for(Named, "mapper_configured", propagate=True)
def add_validators(mapper, class_):
    print("named", class_.__name__, [c.key for c in mapper.columns])

    @event.listens_for(class_.name, "set", retval=True)
    def strip(target, value, old, initiator):
        return value.strip()


class Choir(Named, Base):
    __tablename__ = "choir"
    id: Mapped[int] = mapped_column(primary_key=True)
    singers: Mapped[List["Singer"]] = relationship(back_populates="choir")


class Singer(Named, Base):
    __tablename__ = "singer"
    id: Mapped[int] = mapped_column(primary_key=True)
    choir_id: Mapped[Optional[int]] = mapped_column(ForeignKey("choir.id"))
    choir: Mapped[Optional["Choir"]] = relationship(back_populates="singers")


print(repr(Choir(name="  x ").name), repr(Singer(name=" y").name))
