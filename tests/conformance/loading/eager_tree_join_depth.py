"""A tree with lazy="joined" and join_depth=2.

Two levels are joined, the next is loaded when it is read.
"""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Folder(Base):
    __tablename__ = "folder"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    parent_id: Mapped[Optional[int]] = mapped_column(ForeignKey("folder.id"))
    folders: Mapped[List["Folder"]] = relationship(back_populates="parent", lazy="joined", join_depth=2)
    parent: Mapped[Optional["Folder"]] = relationship(back_populates="folders", remote_side=[id])


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    music = Folder(name="music", folders=[Folder(name="jazz"), Folder(name="folk")])
    session.add(Folder(name="home", folders=[music, Folder(name="work")]))
    session.commit()

with Session(engine) as session:
    statement = select(Folder).where(Folder.parent_id == None)
    home = session.scalars(statement).unique().one()
    print([(folder.name, sorted(inner.name for inner in folder.folders)) for folder in home.folders])
