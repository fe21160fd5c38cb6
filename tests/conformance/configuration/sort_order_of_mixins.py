"""sort_order among columns of a class and its mixins:
table and mapper have the same order."""
from sqlalchemy import create_engine, Column, Integer, ForeignKey, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session
class Base(DeclarativeBase): pass
class First:
    id: Mapped[int] = mapped_column(primary_key=True)
    z: Mapped[int] = mapped_column(sort_order=-1)
class Last:
    updated: Mapped[str] = mapped_column(sort_order=99)
class T(First, Last, Base):
    __tablename__ = "t"
    a: Mapped[int]
    b: Mapped[int] = mapped_column(sort_order=-5)
    c = mapped_column(String, name="see")
print(T.__table__.c.keys())
print([a.key for a in T.__mapper__.column_attrs])
Base.metadata.create_all(create_engine("sqlite://"))
