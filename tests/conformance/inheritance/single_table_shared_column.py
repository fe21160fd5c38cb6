"""Two classes declare the same column of the table that they share; their superclass has no objects."""

from typing import Optional

from sqlalchemy import create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Shape(Base):
    __tablename__ = "shape"
    id: Mapped[int] = mapped_column(primary_key=True)
    type: Mapped[str] = mapped_column()
    __mapper_args__ = {"polymorphic_on": type, "polymorphic_abstract": True}


class Circle(Shape):
    radius: Mapped[Optional[float]] = mapped_column(use_existing_column=True)
    __mapper_args__ = {"polymorphic_identity": "circle"}


class Sphere(Shape):
    radius: Mapped[Optional[float]] = mapped_column(use_existing_column=True)
    __mapper_args__ = {"polymorphic_identity": "sphere"}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
try:
    Shape()
except Exception as error:
    print(type(error).__name__, error)
with Session(engine) as session:
    session.add_all([Circle(radius=1.0), Sphere(radius=2.0), Circle(radius=3.0)])
    session.commit()
    print([(type(shape).__name__, shape.radius) for shape in session.scalars(select(Shape).order_by(Shape.id))])
    print(session.scalars(select(Circle.radius).where(Circle.radius > 1)).all())
