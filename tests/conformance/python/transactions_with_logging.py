"""
A transaction as a context manager, with logging and an error of the program's own.
"""
import logging
from logging import getLogger, StreamHandler, Formatter, Filter
import sys, traceback, warnings
from contextlib import contextmanager, ExitStack, suppress, closing, redirect_stdout
from sqlalchemy import create_engine, event, Integer, String, ForeignKey, select
from sqlalchemy.exc import SQLAlchemyError, IntegrityError, InvalidRequestError, OperationalError
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, sessionmaker, Session
handler = StreamHandler(sys.stdout)
handler.setFormatter(Formatter("[%(levelname)-7s] %(name)s:%(funcName)s:%(lineno)d - %(message)s"))
class OnlyApp(Filter):
    def filter(self, record): return record.name.startswith("app")
handler.addFilter(OnlyApp())
log = getLogger("app.db"); log.setLevel(logging.DEBUG); log.addHandler(handler); log.propagate = False
class Base(DeclarativeBase): pass
class Node(Base):
    __tablename__ = "node"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(10), unique=True)
    next_id: Mapped[int | None] = mapped_column(ForeignKey("node.id"))
    next: Mapped["Node | None"] = relationship(remote_side=[id])
engine = create_engine("sqlite://"); Base.metadata.create_all(engine)
Factory = sessionmaker(engine)
@event.listens_for(Session, "after_commit")
def committed(session): log.debug("committed %d identities", len(session.identity_map))
@event.listens_for(Node, "before_insert")
def before(mapper, connection, target): log.info("inserting %r", target.name)
class DatabaseError(Exception): ...
@contextmanager
def transaction(name="tx"):
    s = Factory()
    log.debug("begin %s", name)
    try:
        with s.begin(): yield s
    except SQLAlchemyError as exc:
        log.exception("failed %s", name) if False else log.error("failed %s: %s", name, exc.__class__.__qualname__)
        raise DatabaseError(f"in {name}") from exc
    finally:
        s.close()
with transaction("seed") as s:
    a = Node(name="a"); b = Node(name="b", next=a)
    s.add_all([a, b])
try:
    with transaction("dup") as s: s.add(Node(name="a"))
except DatabaseError as e:
    print(repr(e), "|", repr(e.__cause__)[:30], "|", type(e.__cause__.orig).__name__)
    tb = traceback.format_exception_only(type(e), e)
    print(tb)
with suppress(DatabaseError), transaction("third") as s:
    s.add(Node(name="b"))
def linked(node):
    while node is not None:
        yield node.name
        node = node.next
with Factory() as s, ExitStack() as stack:
    stack.callback(print, "closing stack")
    print(" -> ".join(linked(s.scalars(select(Node).where(Node.name == "b")).one())))
log.warning("%s %s", "done", {"k": 1}); log.log(logging.CRITICAL, "x=%(x)s", {"x": 5})
try:
    1 / 0
except ZeroDivisionError:
    log.info("handled", exc_info=False)
    print(traceback.format_exc().splitlines()[-1])
