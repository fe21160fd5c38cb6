"""pop() and remove() on the list of an owner that was expired: the back reference asks the owner's dict for it."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Hive(Base):
    __tablename__ = "hive"
    id: Mapped[int] = mapped_column(primary_key=True)
    bees: Mapped[List["Bee"]] = relationship(back_populates="hive")


class Bee(Base):
    __tablename__ = "bee"
    id: Mapped[int] = mapped_column(primary_key=True)
    hive_id: Mapped[Optional[int]] = mapped_column(ForeignKey("hive.id"))
    hive: Mapped[Optional["Hive"]] = relationship(back_populates="bees")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    hive = Hive(bees=[Bee(), Bee(), Bee()])
    session.add(hive)
    session.flush()
    old = hive.bees
    session.expire(hive)
    for action in (old.pop, lambda: old.remove(old[0]), old.clear):
        try:
            action()
        except Exception as error:
            print(type(error).__name__, error)
        print(len(old))
    session.commit()
    print(len(hive.bees), len(old))
