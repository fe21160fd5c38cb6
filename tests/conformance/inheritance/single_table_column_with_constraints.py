"""A column of a subclass without a table brings its checks and its index into the table of the base."""

from sqlalchemy import CheckConstraint, create_engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Vehicle(Base):
    __tablename__ = "vehicle"
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "vehicle"}

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]


class Lorry(Vehicle):
    __mapper_args__ = {"polymorphic_identity": "lorry"}

    axles: Mapped[int] = mapped_column(CheckConstraint("axles > 1"), nullable=True, index=True)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Vehicle(), Lorry(axles=3)])
    session.commit()
    session.add(Lorry(axles=1))
    try:
        session.commit()
    except IntegrityError as error:
        print(error.orig)
