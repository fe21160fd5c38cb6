"""passive_deletes="all" leaves references that PRAGMA foreign_keys=ON refuses to break."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, event, select, text
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
    sh = Ship(name="A", boats=[Boat(), Boat()])
    s.add(sh); s.commit()
    s.delete(sh)
    s.commit()
    print(s.execute(select(Boat.id, Boat.ship_id)).all())
    sh = Ship(name="B", crew=[Sailor(name="q")])
    s.add(sh); s.commit()
    q = sh.crew[0]
    s.execute(text("DELETE FROM ship"))
    s.expire_all()
    try:
        print(q.name)
    except Exception as e:
        print(type(e).__name__, e)
