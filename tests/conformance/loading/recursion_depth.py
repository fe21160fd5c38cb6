# recursion_depth of selectinload() and immediateload(): levels of a tree, counted from 0; -1 is all of them.
from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    Session,
    immediateload,
    mapped_column,
    relationship,
    selectinload,
)


class Base(DeclarativeBase):
    pass


class Node(Base):
    __tablename__ = "node"
    id: Mapped[int] = mapped_column(primary_key=True)
    parent_id: Mapped[Optional[int]] = mapped_column(ForeignKey("node.id"))
    children: Mapped[List["Node"]] = relationship(back_populates="parent", order_by="Node.id")
    parent: Mapped[Optional["Node"]] = relationship(back_populates="children", remote_side=[id])


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
node = root = Node()
for _ in range(5):
    node.children = [Node(), Node()]
    node = node.children[0]
session.add(root)
session.commit()


def walk(option, identifier, name):
    session.expunge_all()
    node = session.scalars(select(Node).where(Node.id == identifier).options(option)).one()
    while node:
        print(node.id, name in node.__dict__, end="; ")
        found = getattr(node, name)
        node = (found[0] if found else None) if name == "children" else found
    print()


for depth in (0, 1, 2, -1, None):
    walk(selectinload(Node.children, recursion_depth=depth), 1, "children")
walk(selectinload(Node.parent, recursion_depth=1), 10, "parent")
walk(selectinload(Node.parent, recursion_depth=-1), 10, "parent")
walk(immediateload(Node.children, recursion_depth=1), 1, "children")
walk(immediateload(Node.parent, recursion_depth=-1), 10, "parent")
session.expunge_all()
print(session.get(Node, 1, options=[selectinload(Node.children, recursion_depth=-1)]).children[1].children)
