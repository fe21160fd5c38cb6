"""ON DELETE SET NULL and ON UPDATE CASCADE of a table that refers to itself, with
PRAGMA foreign_keys=ON."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, delete, event, select, update
from sqlalchemy.engine import Engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


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


class Node(Base):
    __tablename__ = "node"
    id: Mapped[int] = mapped_column(primary_key=True)
    parent_id: Mapped[Optional[int]] = mapped_column(ForeignKey("node.id", ondelete="SET NULL", onupdate="CASCADE"))
Base.metadata.create_all(engine)
with Session(engine) as s:
    s.add_all([Node(id=1), Node(id=2, parent_id=1), Node(id=3, parent_id=2), Node(id=4, parent_id=2)])
    s.commit()
    s.execute(update(Node).where(Node.id == 2).values(id=20))
    print(s.execute(select(Node.id, Node.parent_id)).all())
    s.execute(delete(Node).where(Node.id == 20))
    print(s.execute(select(Node.id, Node.parent_id)).all())
    s.commit()
Base.metadata.drop_all(engine)
