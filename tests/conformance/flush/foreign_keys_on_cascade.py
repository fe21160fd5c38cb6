"""With PRAGMA foreign_keys=ON the database itself deletes what passive_deletes leaves
to it."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, event, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Ship(Base):
    __tablename__ = "ship"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    crew: Mapped[List["Sailor"]] = relationship(back_populates="ship", passive_deletes=True, cascade="all, delete")


class Sailor(Base):
    __tablename__ = "sailor"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    ship_id: Mapped[Optional[int]] = mapped_column(ForeignKey("ship.id", ondelete="CASCADE"))
    ship: Mapped[Optional["Ship"]] = relationship(back_populates="crew")


engine = create_engine("sqlite://")


@event.listens_for(engine, "connect")
def fk_on(dbapi_connection, connection_record):
    cursor = dbapi_connection.cursor()
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


Base.metadata.create_all(engine)

with Session(engine) as s:
    sh = Ship(name="A", crew=[Sailor(name="x"), Sailor(name="y")])
    s.add(sh)
    s.commit()
    sh = s.get(Ship, 1)
    s.delete(sh)
    s.commit()
    print(s.scalars(select(Sailor)).all())
