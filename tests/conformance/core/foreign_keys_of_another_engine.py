"""PRAGMA foreign_keys is of one database: that of another engine begins without it."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, event, text
from sqlalchemy.engine import Engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Ship(Base):
    __tablename__ = "ship"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    crew: Mapped[List["Sailor"]] = relationship(back_populates="ship", passive_deletes=True, cascade="all, delete")
    boats: Mapped[List["Boat"]] = relationship(back_populates="ship")


class Sailor(Base):
    __tablename__ = "sailor"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    ship_id: Mapped[Optional[int]] = mapped_column(ForeignKey("ship.id", ondelete="CASCADE"))
    ship: Mapped[Optional["Ship"]] = relationship(back_populates="crew")


class Boat(Base):
    __tablename__ = "boat"
    id: Mapped[int] = mapped_column(primary_key=True)
    ship_id: Mapped[Optional[int]] = mapped_column(ForeignKey("ship.id"))
    ship: Mapped[Optional["Ship"]] = relationship(back_populates="boats", passive_deletes="all")


engine = create_engine("sqlite://")


@event.listens_for(engine, "connect")
def fk_on(dbapi_connection, connection_record):
    print("connect")
    cursor = dbapi_connection.cursor()
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


Base.metadata.create_all(engine)

engine2 = create_engine("sqlite://")
with engine2.connect() as c:
    Base.metadata.create_all(c)
    print(c.scalar(text("PRAGMA foreign_keys")))
