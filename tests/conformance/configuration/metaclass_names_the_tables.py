"""Metaclasses over declarative bases that give each class its table name.

By the `__init__` of one over DeclarativeMeta, and by the `__new__` of one over DeclarativeBase's.
"""

from sqlalchemy import Column, Integer, String, create_engine
from sqlalchemy.orm import DeclarativeMeta, declarative_base, Session, DeclarativeBase, Mapped, mapped_column
class AutoName(DeclarativeMeta):
    def __init__(cls, name, bases, d):
        if not d.get("__abstract__") and "__tablename__" not in d and name != "Base":
            cls.__tablename__ = name.lower() + "s"
        super().__init__(name, bases, d)
Base = declarative_base(metaclass=AutoName)
class User(Base):
    id = Column(Integer, primary_key=True)
print(User.__table__.name, type(User))
class Meta2(type(DeclarativeBase)):
    def __new__(mcs, name, bases, ns, **kw):
        if name != "B2":
            ns.setdefault("__tablename__", name.lower())
        return super().__new__(mcs, name, bases, ns, **kw)
class B2(DeclarativeBase, metaclass=Meta2): pass
class Item(B2):
    id: Mapped[int] = mapped_column(primary_key=True)
print(Item.__table__, type(Item).__name__)
