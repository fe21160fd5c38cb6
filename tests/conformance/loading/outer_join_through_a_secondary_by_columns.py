"""An outer join along a many-to-many relationship.

The rows of both tables come in the order of the columns that are read.
"""

from sqlalchemy import Column, ForeignKey, Table, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, joinedload, mapped_column, relationship


class Base(DeclarativeBase):
    pass


shelf_of = Table(
    "shelf_of",
    Base.metadata,
    Column("reader_id", ForeignKey("reader.id"), primary_key=True),
    Column("novel_id", ForeignKey("novel.id"), primary_key=True),
)


class Reader(Base):
    __tablename__ = "reader"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    novels: Mapped[list["Novel"]] = relationship(secondary=shelf_of)


class Novel(Base):
    __tablename__ = "novel"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    pages: Mapped[list["Page"]] = relationship()


class Page(Base):
    __tablename__ = "page"
    id: Mapped[int] = mapped_column(primary_key=True)
    novel_id: Mapped[int] = mapped_column(ForeignKey("novel.id"))
    begins: Mapped[str]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
for title in ["Villette", "Emma", "Middlemarch"]:
    session.add(Novel(title=title, pages=[Page(begins="When"), Page(begins="A")]))
session.commit()
villette, emma, middlemarch = session.scalars(select(Novel).order_by(Novel.id))
mina = Reader(name="Mina")
session.add_all([mina, Reader(name="Abel")])
for novel in [middlemarch, villette, emma]:
    mina.novels.append(novel)
    session.flush()
session.commit()

print(session.execute(select(Reader.name, Novel.title).outerjoin(Reader.novels)).all())
print(session.execute(select(Reader.name, Novel.title).join(Reader.novels)).all())
session.expire_all()
everything = joinedload(Reader.novels).joinedload(Novel.pages)
for reader in session.scalars(select(Reader).options(everything)).unique():
    print(reader.name, [(novel.title, [page.begins for page in novel.pages]) for novel in reader.novels])
