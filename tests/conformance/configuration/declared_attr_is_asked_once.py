"""How often the methods of a mixin are called,
and a look at one without a class."""
from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, declared_attr
class Base(DeclarativeBase): pass
class M:
    @declared_attr
    def x(cls) -> Mapped[int]:
        print("x for", cls.__name__)
        return mapped_column(primary_key=True)
    @declared_attr
    @classmethod
    def y(cls) -> Mapped[str]:
        print("y for", cls.__name__)
        return mapped_column(default="q")
    @declared_attr.directive
    def __tablename__(cls):
        print("name of", cls.__name__)
        return cls.__name__.lower() + "s"
class A(M, Base): pass
class B(M, Base):
    z: Mapped[int]
print(A.x, A.__tablename__, B.__table__.c.keys(), A.__table__.c.y.type, B.__table__.c.y.type)
print(type(M.x).__name__)
