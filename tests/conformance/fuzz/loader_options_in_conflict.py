"""Two options that load one relationship differently are refused, and so is one that the reverse of a lazy load
contradicts."""

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import (
    DeclarativeBase, Mapped, Session, defer, joinedload, lazyload, mapped_column, relationship, selectinload, undefer
)


class Base(DeclarativeBase):
    pass


class Shelf(Base):
    __tablename__ = "shelf"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    jars: Mapped[list["Jar"]] = relationship(back_populates="shelf")


class Jar(Base):
    __tablename__ = "jar"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    shelf_id: Mapped[int] = mapped_column(ForeignKey("shelf.id"))
    shelf: Mapped["Shelf"] = relationship(back_populates="jars", lazy="immediate")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add(Shelf(name="top", jars=[Jar(name="salt"), Jar(name="rice")]))
session.commit()


def attempt(*options):
    try:
        shelf = session.scalars(select(Shelf).options(*options)).unique().one()
        print(len(shelf.jars))
    except Exception as error:
        print(type(error).__name__, error)
    session.expire_all()


attempt(joinedload(Shelf.jars), selectinload(Shelf.jars))
attempt(joinedload(Shelf.jars), joinedload(Shelf.jars, innerjoin=True))
attempt(defer(Shelf.name), undefer(Shelf.name))
attempt(selectinload(Shelf.jars).joinedload(Jar.shelf), selectinload(Shelf.jars).selectinload(Jar.shelf))
attempt(lazyload("*"), joinedload(Shelf.jars))
attempt(lazyload(Shelf.jars).joinedload(Jar.shelf))
attempt(lazyload(Shelf.jars).lazyload(Jar.shelf))
print(session.query(Shelf).options(joinedload(Shelf.jars), lazyload(Shelf.jars)).count())
