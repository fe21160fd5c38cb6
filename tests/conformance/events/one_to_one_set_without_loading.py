"""Setting a one-to-one attribute that is not loaded: the old object is not told,
the flush finds it and deletes the orphan."""

from typing import Optional

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Desk(Base):
    __tablename__ = "desk"
    id: Mapped[int] = mapped_column(primary_key=True)
    lamp: Mapped[Optional["Lamp"]] = relationship(back_populates="desk", cascade="all, delete-orphan")


class Lamp(Base):
    __tablename__ = "lamp"
    id: Mapped[int] = mapped_column(primary_key=True)
    desk_id: Mapped[int] = mapped_column(ForeignKey("desk.id"))
    desk: Mapped[Desk] = relationship(back_populates="lamp")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
desk = Desk(lamp=Lamp())
session.add(desk)
session.commit()
old = session.scalars(select(Lamp)).one()
desk.lamp = Lamp()
print(old.desk is desk, desk.lamp.desk is desk)
session.commit()
print(old in session, [(lamp.id, lamp.desk_id) for lamp in session.scalars(select(Lamp))])
