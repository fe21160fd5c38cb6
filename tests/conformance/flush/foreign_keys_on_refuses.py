"""With PRAGMA foreign_keys=ON a row may refer only to one that is there, and what is
referred to stays."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, delete, event, insert, select, text
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
    cursor = dbapi_connection.cursor()
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


Base.metadata.create_all(engine)

with Session(engine) as s:
    s.add(Sailor(name="lost", ship_id=9))
    try:
        s.commit()
    except Exception as e:
        print(type(e).__name__, e)
    s.rollback()
    s.execute(insert(Ship), [{"name": "A"}, {"name": "B"}])
    s.execute(insert(Boat), [{"ship_id": 1}, {"ship_id": 2}, {"ship_id": None}])
    try:
        s.execute(delete(Ship).where(Ship.id == 1))
    except Exception as e:
        print(type(e).__name__, e.orig)
    print(s.execute(select(Ship.id)).all(), s.execute(text("PRAGMA foreign_keys")).all())
    s.execute(delete(Boat))
    print(s.execute(delete(Ship)).rowcount)
    s.commit()
