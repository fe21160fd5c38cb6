"""
Metaclasses over mapped classes: finders, iteration, calls; and one beside abstract classes.
"""
from sqlalchemy import create_engine, select, String, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, declarative_base, DeclarativeMeta
from sqlalchemy.orm.decl_api import DeclarativeAttributeIntercept
from abc import ABCMeta, abstractmethod, ABC
class QueryMeta(DeclarativeAttributeIntercept):
    session = None
    def __getattr__(cls, name):
        if name.startswith("find_by_"):
            column = name.removeprefix("find_by_")
            return lambda value: cls.session.scalars(select(cls).filter_by(**{column: value})).first()
        raise AttributeError(f"{cls.__name__} has no {name}")
    def __iter__(cls): return iter(cls.session.scalars(select(cls)))
    def __len__(cls): return len(cls.session.scalars(select(cls)).all())
    def __getitem__(cls, ident): return cls.session.get(cls, ident)
    def __call__(cls, *a, **k):
        obj = super().__call__(*a, **k)
        print("made", cls.__name__, sorted(k))
        return obj
class Base(DeclarativeBase, metaclass=QueryMeta): pass
class User(Base):
    __tablename__ = "user"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    pets: Mapped[list["Pet"]] = relationship(back_populates="owner")
class Pet(Base):
    __tablename__ = "pet"
    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    owner: Mapped[User] = relationship(back_populates="pets")
e = create_engine("sqlite://"); Base.metadata.create_all(e)
with Session(e) as s:
    QueryMeta.session = s
    s.add(User(name="ann", pets=[Pet(), Pet()])); s.commit(); s.expunge_all()
    u = User.find_by_name("ann"); print(u.name, User.find_by_name("zed"), len(User), len(Pet), [p.id for p in Pet], User[1] is u, Pet[2].owner is u)
    try: User.lookup
    except AttributeError as err: print(err)
    print(type(User).__name__, isinstance(User, QueryMeta), User.name.key, hasattr(User, "nope"))
LegacyBase = declarative_base()
class RepoMeta(DeclarativeMeta, ABCMeta): pass
class Interface(ABC):
    @abstractmethod
    def describe(self): ...
class Impl(LegacyBase, Interface, metaclass=RepoMeta):
    __tablename__ = "impl"
    from sqlalchemy import Column, Integer
    id = Column(Integer, primary_key=True)
    def describe(self): return f"impl {self.id}"
print(Impl(id=3).describe(), isinstance(Impl(), Interface), type(Impl).__mro__[1].__name__)
class ModelBase(DeclarativeBase):
    __abstract__ = True
    def __init_subclass__(cls, **kw):
        for name in getattr(cls, "required", ()):
            if name not in cls.__dict__: raise TypeError(f"{cls.__name__} needs {name}")
        super().__init_subclass__(**kw)
try:
    class Real(ModelBase):
        required = ["describe"]
except TypeError as err: print(err)
