from typing import List, Optional

from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, backref, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Folder(Base):
    __tablename__ = "folder"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    parent_id: Mapped[Optional[int]] = mapped_column(ForeignKey("folder.id"))
    subfolders: Mapped[List["Folder"]] = relationship(backref=backref("parent", remote_side=[id]))


home = Folder(name="home")
home.subfolders.append(Folder(name="music"))
print(home.subfolders[0].parent.name)
print(home.parent)
