"""any() and has() of a class to itself.

The inner table gets an alias, the criterion with it.
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
    folders: Mapped[List["Folder"]] = relationship(back_populates="parent")
    parent: Mapped[Optional["Folder"]] = relationship(back_populates="folders", remote_side=[id])


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    music = Folder(name="music", folders=[Folder(name="jazz"), Folder(name="folk")])
    session.add(Folder(name="home", folders=[music, Folder(name="work")]))
    session.commit()

with Session(engine) as session:
    print(session.scalars(select(Folder.name).where(Folder.folders.any(Folder.name == "folk"))).all())
    print(session.scalars(select(Folder.name).where(Folder.parent.has(name="home")).order_by(Folder.id)).all())
    print(session.scalars(select(Folder.name).where(~Folder.folders.any()).order_by(Folder.id)).all())
