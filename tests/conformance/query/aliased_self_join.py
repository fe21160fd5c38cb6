"""aliased(): a tree joined to itself.

The alias is folder_1, or has the name it was given.
"""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, mapped_column, relationship


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
    parent = aliased(Folder)
    statement = select(Folder.name, parent.name).join(Folder.parent.of_type(parent)).order_by(Folder.id)
    print(session.execute(statement).all())
    child = aliased(Folder, name="child")
    statement = select(Folder.name).join(child, Folder.folders).where(child.name == "jazz")
    print(session.scalars(statement).all())
