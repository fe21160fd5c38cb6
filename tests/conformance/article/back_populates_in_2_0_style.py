from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Parent(Base):
    __tablename__ = "parent"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]

    children: Mapped[List["Child"]] = relationship(back_populates="parent")


class Child(Base):
    __tablename__ = "child"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    parent_id: Mapped[Optional[int]] = mapped_column(ForeignKey("parent.id"))

    parent: Mapped[Optional["Parent"]] = relationship(back_populates="children")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

ada = Parent(name="Ada")
byron = Child(name="Byron")
annabella = Child(name="Annabella")

byron.parent = ada
ada.children.append(annabella)
print([child.name for child in ada.children])
print(annabella.parent is ada)

with Session(engine) as session:
    session.add(ada)
    session.commit()
    for child in ada.children:
        print(child.id, child.name, child.parent_id)
