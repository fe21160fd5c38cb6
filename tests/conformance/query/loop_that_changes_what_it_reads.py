from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Box(Base):
    __tablename__ = "box"
    id: Mapped[int] = mapped_column(primary_key=True)
    items: Mapped[List["Item"]] = relationship(back_populates="box")


class Item(Base):
    __tablename__ = "item"
    id: Mapped[int] = mapped_column(primary_key=True)
    box_id: Mapped[Optional[int]] = mapped_column(ForeignKey("box.id"))
    box: Mapped[Optional["Box"]] = relationship(back_populates="items")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    old, new = Box(items=[Item(), Item(), Item(), Item()]), Box()
    session.add_all([old, new])
    session.commit()

    # Moving while iterating skips every other item, as with any Python list.
    for item in old.items:
        item.box = new
    print(len(old.items), len(new.items))
    for item in list(old.items):
        item.box = new
    print(len(old.items), len(new.items))
    session.commit()
    print([item.box_id for item in session.scalars(select(Item))])
