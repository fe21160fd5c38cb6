"""A tree of dataclasses with plain fields beside the mapped ones: those are not there on objects that were loaded."""

from dataclasses import field

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, Session, mapped_column, relationship


class Base(MappedAsDataclass, DeclarativeBase):
    pass


class Node(Base):
    __tablename__ = "node"
    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    name: Mapped[str]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("node.id"), init=False, repr=False)
    children: Mapped[list["Node"]] = relationship(
        default_factory=list, back_populates="parent", cascade="all, delete-orphan"
    )
    parent: Mapped["Node|None"] = relationship(
        default=None, remote_side=[id], back_populates="children", repr=False, compare=False
    )
    cache: list = field(default_factory=list, repr=False, compare=False)
    temp: int = field(default=0, init=False)


r = Node("r", [Node("a"), Node("b", [Node("c")])])
print(r)
print(r.cache, r.temp, r.children[1].children[0].parent.name)
r.cache.append(1)
print(r.cache, Node("q").cache)
e = create_engine("sqlite://")
Base.metadata.create_all(e)
with Session(e) as s:
    s.add(r)
    s.commit()
    print(s.scalars(select(Node).where(Node.parent == None)).all())
    print(r == r, Node("z") == Node("z"), Node("z") in [Node("z")])
    r.children.remove(r.children[0])
    s.commit()
    print([n.name for n in s.scalars(select(Node))])
with Session(e) as s:
    n = s.get(Node, 1)
    print(n.temp)
    try:
        print(n.cache)
    except AttributeError as x:
        print(x)
