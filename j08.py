from sqlalchemy import create_engine, select, func, ForeignKey, String, Integer, Column, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, declarative_base, aliased, joinedload, selectinload, configure_mappers
from typing import List, Optional

class Base(DeclarativeBase):
    pass


class Node(Base):
    __tablename__ = "node"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "node"}
class Leaf(Node):
    __tablename__ = "leaf"
    node_id: Mapped[int] = mapped_column(ForeignKey("node.id"), primary_key=True)
    color: Mapped[Optional[str]]
    __mapper_args__ = {"polymorphic_identity": "leaf"}
class Needle(Leaf):
    __tablename__ = "needle"
    leaf_id: Mapped[int] = mapped_column(ForeignKey("leaf.node_id"), primary_key=True)
    length: Mapped[Optional[int]]
    __mapper_args__ = {"polymorphic_identity": "needle"}
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Needle(color="g", length=3), Leaf(color="b"), Node()])
    session.commit()
    for n in session.scalars(select(Node).order_by(Node.id)):
        print(type(n).__name__, n.id)
    print(session.scalars(select(Needle)).one().length)
    n = session.get(Leaf, 1)
    print(n.node_id, n.leaf_id)
    session.expunge_all()
    n = session.scalars(select(Leaf).where(Leaf.color == "g")).one()
    print(n.length)
    n.length = 5
    session.commit()
    session.expunge_all()
    n = session.get(Node, 1)
    print(n.length)
    session.delete(n)
    session.commit()
