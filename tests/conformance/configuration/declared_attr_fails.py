"""What a mixin declares fails:
without foreign key, and inside the method."""
from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, declared_attr, configure_mappers
class Base(DeclarativeBase): pass
class Owned:
    @declared_attr
    def owner(cls): return relationship("User")
class User(Base):
    __tablename__ = "user"
    id: Mapped[int] = mapped_column(primary_key=True)
class Car(Owned, Base):
    __tablename__ = "car"
    id: Mapped[int] = mapped_column(primary_key=True)
try: configure_mappers()
except Exception as x: print(type(x).__name__, x)
class Bad:
    @declared_attr
    def thing(cls): return cls.nope
try:
    class C(Bad, Base):
        __tablename__ = "c"
        id: Mapped[int] = mapped_column(primary_key=True)
except Exception as x: print(type(x).__name__, x)
