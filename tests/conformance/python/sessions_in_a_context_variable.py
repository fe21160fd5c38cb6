"""
Active records over a session in a context variable; the database is a singleton by its metaclass.
"""
# Singletons, context and thread-local sessions
import threading
from contextvars import ContextVar
from contextlib import contextmanager
from functools import wraps
from sqlalchemy import create_engine, select, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session, sessionmaker, scoped_session

class SingletonMeta(type):
    _instances: dict = {}
    _lock = threading.Lock()
    def __call__(cls, *args, **kwargs):
        with cls._lock:
            if cls not in cls._instances:
                cls._instances[cls] = super().__call__(*args, **kwargs)
        return cls._instances[cls]

class Database(metaclass=SingletonMeta):
    def __init__(self, url="sqlite://"):
        self.engine = create_engine(url)
        self._factory = sessionmaker(self.engine, expire_on_commit=False)
        print("connecting", url)
    @contextmanager
    def session(self):
        s = self._factory()
        token = _current.set(s)
        try:
            yield s
            s.commit()
        except:
            s.rollback()
            raise
        finally:
            _current.reset(token)
            s.close()

_current: ContextVar[Session] = ContextVar("session")

class ActiveRecord:
    @classmethod
    def find(cls, **kw): return _current.get().scalars(select(cls).filter_by(**kw)).first()
    @classmethod
    def create(cls, **kw): return cls(**kw).save()
    def save(self):
        _current.get().add(self); _current.get().flush(); return self
    def destroy(self): _current.get().delete(self)
class Base(ActiveRecord, DeclarativeBase): pass
class Tag(Base):
    __tablename__ = "tag"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(20))

Base.metadata.create_all(Database().engine)
print(Database() is Database("ignored"))
with Database().session() as s:
    Tag.create(name="x"); Tag(name="y").save()
with Database().session():
    t = Tag.find(name="y"); print(t.id, Tag.find(name="zz"))
    t.destroy()
try:
    with Database().session():
        Tag.create(name="lost"); raise RuntimeError("oops")
except RuntimeError as e: print(e)
with Database().session() as s: print([t.name for t in s.scalars(select(Tag))])
try: Tag.find()
except LookupError as e: print(type(e).__name__)
