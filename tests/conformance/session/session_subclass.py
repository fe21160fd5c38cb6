"""A class that inherits from Session, by itself and as the class_ of a sessionmaker."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import (
    DeclarativeBase, Mapped, Session, mapped_column, object_session, relationship, sessionmaker,
)


class Base(DeclarativeBase):
    pass


class Boat(Base):
    __tablename__ = "boat"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    hidden: Mapped[bool] = mapped_column(default=False)
    oars: Mapped[List["Oar"]] = relationship(back_populates="boat")


class Oar(Base):
    __tablename__ = "oar"
    id: Mapped[int] = mapped_column(primary_key=True)
    boat_id: Mapped[Optional[int]] = mapped_column(ForeignKey("boat.id"))
    boat: Mapped[Optional["Boat"]] = relationship(back_populates="oars")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)


class Harbour(Session):
    def launch(self, name):
        boat = Boat(name=name)
        self.add(boat)
        return boat

    def commit(self):
        print("committing", len(self.new))
        super().commit()


with Harbour(engine) as session:
    boat = session.launch("Ark")
    print(boat in session, isinstance(session, Session), type(session).__name__)
    session.commit()
    print(boat.name, object_session(boat) is session)
    session.autoflush = False
    session.launch("Sub")
    print(session.scalars(select(Boat.name)).all(), session.is_active, len(list(session)))
    session.rollback()
Maker = sessionmaker(engine, class_=Harbour, expire_on_commit=False)
with Maker() as session:
    boat = session.launch("Tug")
    session.commit()
    print(boat.__dict__["name"], session.expire_on_commit)
with Maker.begin() as session:
    session.launch("Cog")
