"""LIMIT and OFFSET of a subquery are parameters of the statement as text: they are numbered with the others, and
what was not asked for is not written."""

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Shelf(Base):
    __tablename__ = "shelf"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class Jar(Base):
    __tablename__ = "jar"
    id: Mapped[int] = mapped_column(primary_key=True)
    shelf_id: Mapped[int] = mapped_column(ForeignKey("shelf.id"))


engine = create_engine("sqlite://")
first = select(Jar.shelf_id).order_by(Jar.id).limit(1)
first_rows = first.subquery()
print(select(Shelf).join(first_rows, first_rows.c.shelf_id == Shelf.id).where(Shelf.name == "top"))
print(select(Shelf).where(Shelf.id.in_(first.offset(2)), Shelf.name == "top").limit(5))
print(select(Shelf).where(Shelf.id.in_(select(Jar.shelf_id).offset(2)), Shelf.name == "top").offset(1))
print(first.exists())
print(Session(engine).query(Shelf).where(Shelf.id.in_(first)).limit(3))
statement = select(Shelf).where(Shelf.id.in_(first), Shelf.name == "top")
print(statement.compile().params)
print(statement.compile(engine, compile_kwargs={"literal_binds": True}))
