"""A synonym is another name for an attribute, on objects, in the constructor and in queries."""

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, mapped_column, relationship, synonym


class Base(DeclarativeBase):
    pass


class River(Base):
    __tablename__ = "river"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    label = synonym("name")
    caption: Mapped[str] = synonym("name")
    bridges: Mapped[list["Bridge"]] = relationship(back_populates="river")
    crossings = synonym("bridges")


class Bridge(Base):
    __tablename__ = "bridge"

    id: Mapped[int] = mapped_column(primary_key=True)
    river_id: Mapped[int | None] = mapped_column(ForeignKey("river.id"))
    river: Mapped["River"] = relationship(back_populates="bridges")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    session.add(River(label="Elbe", crossings=[Bridge()]))
    session.commit()
    river = session.scalars(select(River).where(River.label == "Elbe")).one()
    print(river.name, river.caption, river.crossings is river.bridges)
    river.caption = "Labe"
    session.commit()
    print(river.name)
    print(River.label, select(River.label), select(River.id).order_by(River.caption.desc()))
    row = session.execute(select(River.label, River.name)).one()
    print(row._fields, tuple(row))
    print(session.query(River).filter_by(label="Labe").join(River.crossings).count())
    other = aliased(River)
    print(select(other.label))
    del river.label
    print(river.name)
