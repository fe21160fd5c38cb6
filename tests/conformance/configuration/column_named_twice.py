"""Two attributes of one column are warned about; where the column is new to the table they are in each other's
way."""

from typing import Optional

from sqlalchemy import Column, Integer
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Animal(Base):
    __tablename__ = "animal"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "animal"}


try:

    class Cat(Animal):
        __mapper_args__ = {"polymorphic_identity": "cat"}
        lives: Mapped[Optional[int]] = mapped_column("lives", use_existing_column=True)
        years: Mapped[Optional[int]] = mapped_column("lives", use_existing_column=True)

except Exception as error:
    print(type(error).__name__, error)

try:

    class Tool(Base):
        __tablename__ = "tool"
        id = Column(Integer, primary_key=True)
        width = Column("size", Integer)
        height = Column("size", Integer)

except Exception as error:
    print(type(error).__name__, error)
