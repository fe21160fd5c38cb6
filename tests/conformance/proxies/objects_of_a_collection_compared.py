"""A proxy of the objects behind a collection cannot be compared with one of them: contains() is for that."""

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.ext.associationproxy import association_proxy
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Choir(Base):
    __tablename__ = "choir"
    id: Mapped[int] = mapped_column(primary_key=True)
    seats: Mapped[list["Seat"]] = relationship()
    singers = association_proxy("seats", "singer", creator=lambda singer: Seat(singer=singer))


class Singer(Base):
    __tablename__ = "singer"
    id: Mapped[int] = mapped_column(primary_key=True)


class Seat(Base):
    __tablename__ = "seat"
    id: Mapped[int] = mapped_column(primary_key=True)
    choir_id: Mapped[int | None] = mapped_column(ForeignKey("choir.id"))
    singer_id: Mapped[int | None] = mapped_column(ForeignKey("singer.id"))
    singer: Mapped["Singer | None"] = relationship()


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    singer = Singer()
    session.add(Choir(singers=[singer]))
    session.commit()
    for ask in (lambda: Choir.singers == None, lambda: Choir.singers == singer, lambda: Choir.singers != singer):
        try:
            session.scalars(select(Choir).where(ask())).all()
        except Exception as error:
            print(type(error).__name__, error)
    print(len(session.scalars(select(Choir).where(Choir.singers.contains(singer))).all()))
