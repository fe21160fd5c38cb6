"""Rows in parts, columns of rows, unique() by a function of ones own."""

from sqlalchemy import create_engine, select, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Hut(Base):
    __tablename__ = "hut"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    beds: Mapped[int] = mapped_column(default=4, onupdate=6)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    session.add_all([Hut(name=name) for name in ["Alp", "Blick", "Carl", "Dach"]])
    session.commit()
    result = session.execute(select(Hut.id, Hut.name))
    print(result.fetchmany(3), result.fetchmany(3), result.fetchmany(3), result.closed)
    for part in session.scalars(select(Hut.name)).partitions(3):
        print(part)
    print(list(session.execute(select(Hut.id)).yield_per(2).partitions()))
    print(session.execute(select(Hut.id, Hut.name)).columns("name", 0).first())
    print(session.execute(select(Hut.id, Hut.name)).scalars("name").all())
    result = session.execute(select(Hut.id))
    print(result.scalar(), result.closed)
    print(session.scalars(select(Hut)).unique(lambda hut: hut.name < "C").all().__len__())
    print(session.execute(text("SELECT name FROM hut")).fetchmany())
