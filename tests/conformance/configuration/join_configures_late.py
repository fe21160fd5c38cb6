"""select(A).join(A.bs) does not configure the mappers: a mistake shows when the statement is compiled, and so do the
warnings."""

import warnings

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Port(Base):
    __tablename__ = "port"

    id: Mapped[int] = mapped_column(primary_key=True)
    ships: Mapped[list["Ship"]] = relationship()


class Ship(Base):
    __tablename__ = "ship"

    id: Mapped[int] = mapped_column(primary_key=True)
    port_id: Mapped[int] = mapped_column(ForeignKey("port.id"))
    port: Mapped["Port"] = relationship()


statement = select(Port).join(Port.ships).where(Ship.id > 3)
print("joined")

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(statement)
    print([warning.lineno for warning in caught])


class Broken(DeclarativeBase):
    pass


class Left(Broken):
    __tablename__ = "left_side"

    id: Mapped[int] = mapped_column(primary_key=True)
    rights: Mapped[list["Right"]] = relationship(back_populates="left")


class Right(Broken):
    __tablename__ = "right_side"

    id: Mapped[int] = mapped_column(primary_key=True)
    left_id: Mapped[int] = mapped_column(ForeignKey("left_side.id"))


statement = select(Left).join(Left.rights).where(Right.id == 1)
print("joined")
print(statement)
