"""A tree over paths, without any ForeignKey: foreign() and remote() inside strings say it all.
A NULL path is asked for, too.
"""
from typing import List, Optional
from sqlalchemy import create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, foreign, remote


class Base(DeclarativeBase):
    pass

class Folder(Base):
    __tablename__ = "folder"
    id: Mapped[int] = mapped_column(primary_key=True)
    path: Mapped[str] = mapped_column(unique=True)
    up: Mapped[Optional[str]]
    parent: Mapped[Optional["Folder"]] = relationship(primaryjoin="foreign(Folder.up) == remote(Folder.path)", back_populates="subs")
    subs: Mapped[List["Folder"]] = relationship(primaryjoin="remote(foreign(Folder.up)) == Folder.path", back_populates="parent")

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
s = Session(engine)

r = Folder(path="/", subs=[Folder(path="/a", subs=[Folder(path="/a/b")]), Folder(path="/c")])
s.add(r)
s.commit()
x = s.scalars(select(Folder).where(Folder.path=="/a/b")).one()
print(x.up, x.parent.path, x.parent.parent.path, x.parent.parent.parent)
print([f.path for f in r.subs])
