"""
GROUP BY writes out what a label stands for, ORDER BY calls it by the label; a text is a label in both.
"""
from sqlalchemy import case, create_engine, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Parcel(Base):
    __tablename__ = "parcels"
    id: Mapped[int] = mapped_column(primary_key=True)
    town: Mapped[str]
    grams: Mapped[int]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all(Parcel(town=town, grams=grams) for town, grams in [("Ulm", 90), ("ulm", 700), ("Jena", 40)])
    session.commit()
    town = func.lower(Parcel.town).label("place")
    print(session.execute(select(town, func.count()).group_by(town)).all())
    print(session.execute(select(town, func.count()).group_by("place").order_by(town.desc())).all())
    size = case((Parcel.grams < 100, "letter"), else_="box").label("size")
    print(session.execute(select(size, func.sum(Parcel.grams)).group_by(size).order_by(size)).all())
    plain = Parcel.town.label("town_name")
    print(session.query(plain, func.count()).group_by(plain).order_by(plain).all())
