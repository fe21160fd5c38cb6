# About 5,000 steps of a session at work, for moving the slider over them.
from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Parent(Base):
    __tablename__ = "parent"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    children: Mapped[list["Child"]] = relationship(back_populates="parent")


class Child(Base):
    __tablename__ = "child"
    id: Mapped[int] = mapped_column(primary_key=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("parent.id"))
    parent: Mapped[Parent | None] = relationship(back_populates="children")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
parent = Parent(name="first")
session.add(parent)
for number in range(1_000):
    if number % 10 == 0:
        session.commit()
        parent = Parent(name=f"parent {number}")
        session.add(parent)
    child = Child()
    child.parent = parent
    parent.name = f"{parent.name[:20]}."
    session.flush()
session.commit()
