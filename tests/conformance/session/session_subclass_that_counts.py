"""A session class with a constructor of its own, which listens to its own sessions."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, event
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


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


class Counting(Session):
    def __init__(self, *args, **kwargs):
        self.flushes = 0
        super().__init__(*args, **kwargs)
        event.listen(self, "after_flush", self.count)

    def count(self, session, context):
        print(session is self)
        self.flushes += 1


with Counting(bind=engine) as session:
    session.add(Boat(name="Ark"))
    session.commit()
    with session.begin_nested():
        session.add(Boat(name="Sub"))
    with session.no_autoflush:
        session.query(Boat).count()
    print(session.flushes, session.get(Boat, 1).name)
    try:
        session.launch
    except AttributeError as error:
        print(error)
