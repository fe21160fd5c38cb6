from sqlalchemy import create_engine, select, func, ForeignKey, String, Integer, Column, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, declarative_base, aliased, joinedload, selectinload, configure_mappers
from typing import List, Optional

class Base(DeclarativeBase):
    pass


class Shape(Base):
    __tablename__ = "shape"
    id: Mapped[int] = mapped_column(primary_key=True)
    type: Mapped[str] = mapped_column(String(20))
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
except Exception as e:
    print(type(e).__name__, e)
with Session(engine) as session:
    session.add_all([Circle(radius=1.0), Sphere(radius=2.0), Circle(radius=3.0)])
    session.commit()
    print([(type(s).__name__, s.radius) for s in session.scalars(select(Shape).order_by(Shape.id))])
    print([s.radius for s in session.scalars(select(Circle).where(Circle.radius > 1))])
