"""Nodes of a tree know their parents only, by a key that changes: each that refers to it is written, those further down
are not."""

from typing import Optional

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Folder(Base):
    __tablename__ = "folder"
    name: Mapped[str] = mapped_column(primary_key=True)
    parent_name: Mapped[Optional[str]] = mapped_column(ForeignKey("folder.name"))
    parent: Mapped[Optional["Folder"]] = relationship(remote_side=[name], passive_updates=False)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    root = Folder(name="root")
    home = Folder(name="home", parent=root)
    pictures = Folder(name="pictures", parent=home)
    session.add(pictures)
    session.commit()
    print(pictures.parent.parent.name)
    root.name = "/"
    session.commit()
    print(home.parent_name, home.parent is root, pictures.parent_name)
    home.name, root.name = "users", "top"
    session.commit()
    print(home.parent_name, pictures.parent_name, session.scalars(select(Folder.name)).all())
