"""The method of a mixin finds the columns that the mixin only annotates: each class has its
own."""

from sqlalchemy import create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, column_property, declared_attr, mapped_column


class Base(DeclarativeBase):
    pass


class Measured:
    width: Mapped[int]
    height: Mapped[int] = mapped_column("tall")

    @declared_attr
    def area(cls) -> Mapped[int]:
        return column_property(cls.width * cls.height)


class Sail(Measured, Base):
    __tablename__ = "sail"
    id: Mapped[int] = mapped_column(primary_key=True)


class Flag(Measured, Base):
    __tablename__ = "flag"
    id: Mapped[int] = mapped_column(primary_key=True)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    session.add_all([Sail(width=2, height=5), Flag(width=1, height=3)])
    session.commit()
    print(session.scalars(select(Sail)).one().area, session.scalars(select(Flag.area)).one())
    print(select(Flag).where(Flag.area > 2))
