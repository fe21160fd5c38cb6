"""registry.mapped_as_dataclass on a class and on those that derive from it, in one table."""

from sqlalchemy import create_engine, select
from sqlalchemy.orm import Mapped, Session, mapped_column, registry

reg = registry()


@reg.mapped_as_dataclass
class Shape:
    __tablename__ = "shape"
    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    kind: Mapped[str] = mapped_column(init=False)
    colour: Mapped[str] = mapped_column(default="red")
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "shape"}


@reg.mapped_as_dataclass
class Circle(Shape):
    radius: Mapped[int] = mapped_column(default=3, nullable=True)
    __mapper_args__ = {"polymorphic_identity": "circle"}


@reg.mapped_as_dataclass
class Square(Shape):
    side: Mapped[int | None] = mapped_column(default=None)
    __mapper_args__ = {"polymorphic_identity": "square"}


try:

    @reg.mapped_as_dataclass
    class Bad(Shape):
        x: Mapped[int]
        __mapper_args__ = {"polymorphic_identity": "bad"}
except Exception as e:
    print(type(e).__name__, e)
c = Circle()
print(c, c.radius, Circle("blue", 5), Square(side=2))
e = create_engine("sqlite://")
reg.metadata.create_all(e)
with Session(e) as s:
    s.add_all([c, Circle("blue", 5), Square(side=2), Shape()])
    s.commit()
    print(s.scalars(select(Shape).order_by(Shape.id)).all())
    print(s.scalars(select(Circle).where(Circle.colour == "blue")).one())
