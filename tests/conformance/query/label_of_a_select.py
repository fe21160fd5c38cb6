"""label() of a select() makes it a subquery with a name, as a hybrid property that sums up
a collection uses it."""

from typing import List

from sqlalchemy import ForeignKey, create_engine, func, select
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Parcel(Base):
    __tablename__ = "parcel"
    id: Mapped[int] = mapped_column(primary_key=True)
    grams: Mapped[int]
    van_id: Mapped[int] = mapped_column(ForeignKey("van.id"))


class Van(Base):
    __tablename__ = "van"
    id: Mapped[int] = mapped_column(primary_key=True)
    plate: Mapped[str]
    parcels: Mapped[List["Parcel"]] = relationship()

    @hybrid_property
    def load(self):
        return sum(parcel.grams for parcel in self.parcels)

    @load.inplace.expression
    @classmethod
    def _load_expression(cls):
        return select(func.sum(Parcel.grams)).where(Parcel.van_id == cls.id).label("load")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    session.add(Van(plate="B 1", parcels=[Parcel(grams=300), Parcel(grams=450)]))
    session.add(Van(plate="B 2", parcels=[Parcel(grams=90)]))
    session.add(Van(plate="B 3"))
    session.commit()
    print([van.load for van in session.scalars(select(Van).order_by(Van.id))])
    print(session.execute(select(Van.plate, Van.load).order_by(Van.load.desc())).all())
    print(select(Van.plate).where(Van.load > 100))
    print(session.scalars(select(Van.plate).where(Van.load > 100)).all())
    heaviest = select(func.max(Parcel.grams)).label("heaviest")
    print(session.execute(select(Van.id, heaviest).limit(1)).one()._mapping)
