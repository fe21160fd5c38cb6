"""
Hooks of a declarative base around the one that maps: before, after, and one that forgets it.
"""
from sqlalchemy import create_engine, ForeignKey, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, MappedAsDataclass
from sqlalchemy.exc import InvalidRequestError, ArgumentError
registry_ = {}
class Named:
    def __init_subclass__(cls, prefix="", **kw):
        print("Named", cls.__name__, prefix, hasattr(cls, "__table__"), kw)
        super().__init_subclass__(**kw)
        print("Named done", cls.__name__, hasattr(cls, "__table__"))
class Base(DeclarativeBase):
    def __init_subclass__(cls, abstract=False, **kw):
        if abstract: cls.__abstract__ = True
        elif "__tablename__" not in vars(cls): cls.__tablename__ = cls.__name__.lower() + "s"
        super().__init_subclass__(**kw)
        if not abstract: registry_[cls.__name__] = cls.__table__.name
class Mid(Base, abstract=True):
    id: Mapped[int] = mapped_column(primary_key=True)
class A(Named, Mid, prefix="p"):
    x: Mapped[int]
class B(Mid): 
    __tablename__ = "bees"
    a_id: Mapped[int] = mapped_column(ForeignKey("as.id"))
    a: Mapped[A] = relationship(backref="bs")
print(registry_)
class Unmapped(DeclarativeBase):
    def __init_subclass__(cls, **kw): print("forgot super", cls.__name__)
class C(Unmapped):
    __tablename__ = "c"
    id: Mapped[int] = mapped_column(primary_key=True)
print(hasattr(C, "__table__"))
try: C()
except Exception as e: print(type(e).__name__, e)
class DC(MappedAsDataclass, DeclarativeBase, kw_only=True): pass
class D(DC, repr=False):
    __tablename__ = "d"
    id: Mapped[int] = mapped_column(primary_key=True)
    y: Mapped[int] = mapped_column(default=3)
print(D(id=1, y=2).y)
class E(Mid):
    def __init_subclass__(cls, **kw):
        cls.__mapper_args__ = {"polymorphic_identity": cls.__name__}
        super().__init_subclass__(**kw)
    kind: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "E"}
class F(E): 
    __tablename__ = None
print(F().kind, F.__table__.name)
