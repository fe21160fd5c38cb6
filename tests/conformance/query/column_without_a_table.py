"""column() names a column by itself: of whatever is selected from, or by a label."""

from typing import List, Optional

from sqlalchemy import ForeignKey, Integer, column, create_engine, desc, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Farm(Base):
    __tablename__ = "farm"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    fields: Mapped[List["Field"]] = relationship()


class Field(Base):
    __tablename__ = "field"
    id: Mapped[int] = mapped_column(primary_key=True)
    acres: Mapped[int]
    farm_id: Mapped[Optional[int]] = mapped_column(ForeignKey("farm.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    session.add_all([Farm(name="A", fields=[Field(acres=3), Field(acres=4)]), Farm(name="B", fields=[Field(acres=9)])])
    session.commit()
    total = func.sum(Field.acres).label("total")
    by_farm = select(Farm.name, total).join(Farm.fields).group_by(Farm.name)
    print(by_farm.order_by(column("total").desc()))
    print(session.execute(by_farm.order_by(desc(column("total")))).all())
    print(session.execute(by_farm.having(column("total") > 8)).all())
    print(select(column("name")).select_from(Farm).where(column("id", Integer) == 1))
    print(session.scalars(select(column("name")).select_from(Farm).where(column("id", Integer) == 1)).all())
    print(session.execute(select(column("name"), column("id")).select_from(Farm).order_by(column("name").desc())).all())
    print(session.execute(select(column("name").label("n")).select_from(Farm)).all()[0].n)
    print(column("x"), column("x") + 1, column("acres").in_([1, 2]))
