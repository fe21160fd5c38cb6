"""Members of a joined load come in the order of their columns.

SQLite builds an index for the join, and it covers all that is read.
"""

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, joinedload, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Orchard(Base):
    __tablename__ = "orchard"
    id: Mapped[int] = mapped_column(primary_key=True)
    village: Mapped[str]
    trees: Mapped[list["Tree"]] = relationship(back_populates="orchard")


class Tree(Base):
    __tablename__ = "tree"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    orchard_id: Mapped[int] = mapped_column(ForeignKey("orchard.id"))
    orchard: Mapped[Orchard] = relationship(back_populates="trees")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Orchard(village="Nether Wick", trees=[Tree(kind="quince"), Tree(kind="apple")]))
    session.add(Orchard(village="Lower End", trees=[Tree(kind="plum"), Tree(kind="medlar"), Tree(kind="pear")]))
    session.commit()

with Session(engine) as session:
    for orchard in session.scalars(select(Orchard).options(joinedload(Orchard.trees))).unique():
        print(orchard.village, [tree.kind for tree in orchard.trees])

with Session(engine) as session:
    one = select(Orchard).options(joinedload(Orchard.trees)).where(Orchard.id == 2)
    print("one row to join with needs no index", [tree.kind for tree in session.scalars(one).unique().one().trees])
    print("loaded when read", [tree.kind for tree in session.get_one(Orchard, 1).trees])

with Session(engine) as session:
    ids = select(Orchard.village, Tree.id).outerjoin(Orchard.trees)
    print("the kind is not read", session.execute(ids).all())
    print("from the trees on", session.execute(select(Orchard.village, Tree.kind).join(Orchard.trees)).all())
