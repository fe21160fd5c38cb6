"""merge, refresh and expunge of a self-referential tree."""

from typing import List, Optional
from sqlalchemy import ForeignKey, create_engine, inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Folder(Base):
    __tablename__ = "folder"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    parent_id: Mapped[Optional[int]] = mapped_column(ForeignKey("folder.id"))
    parent: Mapped[Optional["Folder"]] = relationship(back_populates="children", remote_side=[id])
    children: Mapped[List["Folder"]] = relationship(back_populates="parent", cascade="all, delete-orphan")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    root = Folder(name="root", children=[Folder(name="a", children=[Folder(name="b")]), Folder(name="c")])
    session.add(root)
    session.commit()
    merged = session.merge(Folder(id=1, name="ROOT", children=[Folder(id=2, name="A")]))
    print(merged is root, [c.name for c in merged.children])
    session.commit()
    print(session.scalars(select(Folder.name).order_by(Folder.id)).all())
    session.refresh(root)
    a = root.children[0]
    session.expunge(root)
    print(a in session, inspect(a).detached)
