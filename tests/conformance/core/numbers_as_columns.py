# A number among the columns of a select() is written as it is, and is its own name.
from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, select
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
    value: Mapped[int]
    parent_id: Mapped[Optional[int]] = mapped_column(ForeignKey("parent.id"))
    parent: Mapped[Optional["Parent"]] = relationship(back_populates="children")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Parent(name="a", children=[Child(value=3)]), Parent(name="b")])
    session.commit()
    print(session.execute(select(1)).all(), session.execute(select(1)).keys())
    result = session.execute(select(Parent.name, 1).order_by(Parent.name))
    print(result.keys(), result.all())
    has_child = select(1).where(Child.parent_id == Parent.id).exists()
    print(session.scalars(select(Parent.name).where(has_child)).all())
    print(session.scalars(select(Parent.name).where(~has_child)).all())
    print(session.scalar(select(1).where(Parent.name == "a")), session.scalar(select(1).where(Parent.name == "z")))
    print(session.query(1).all())
    old = session.query(1).filter(Child.parent_id == Parent.id).exists()
    print(session.query(Parent.name).filter(old).all())
    print(select(1).where(Parent.id == 1))
