# Columns of a subquery that is outer joined may be NULL, which sorts first.
from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Parent(Base):
    __tablename__ = "parent"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    children: Mapped[List["Child"]] = relationship()


class Child(Base):
    __tablename__ = "child"
    id: Mapped[int] = mapped_column(primary_key=True)
    value: Mapped[int]
    parent_id: Mapped[int] = mapped_column(ForeignKey("parent.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([
        Parent(name="a", children=[Child(value=3), Child(value=4)]),
        Parent(name="b"),
        Parent(name="c", children=[Child(value=5)]),
    ])
    session.commit()
    counted = select(Child.parent_id, func.count(Child.id).label("n")).group_by(Child.parent_id).subquery()
    statement = select(Parent.name, counted.c.n).outerjoin(counted, Parent.id == counted.c.parent_id)
    print(session.execute(statement.order_by(counted.c.n)).all())
    print(session.execute(statement.order_by(counted.c.n.desc(), Parent.name)).all())
    print(session.execute(statement.order_by(func.coalesce(counted.c.n, 0), Parent.name)).all())
    print(session.execute(statement.where(counted.c.n.is_(None))).all())
