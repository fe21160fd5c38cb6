"""What configures the mappers and what does not:
each use of a class whose relationship names nothing."""
from sqlalchemy import ForeignKey, create_engine, select, inspect, event
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, configure_mappers, Session, aliased, joinedload, selectinload, class_mapper, object_mapper, contains_eager, defer
class Base(DeclarativeBase): pass
n = 0
def fresh():
    global n
    n += 1
    class Base(DeclarativeBase): pass
    class A(Base):
        __tablename__ = f"a{n}"
        id: Mapped[int] = mapped_column(primary_key=True)
        bs = relationship("Nope")
    return A
e = create_engine("sqlite://")
def go(name, f):
    A = fresh()
    try:
        f(A)
        print(name, "quiet")
    except Exception as x:
        print(name, type(x).__name__)
go("bs", lambda A: A.bs)
go("str", lambda A: str(A.bs))
go("repr", lambda A: repr(A.bs))
go("eq", lambda A: A.id == 1)
go("select", lambda A: select(A))
go("select col", lambda A: select(A.id))
go("str select", lambda A: str(select(A)))
go("str select col", lambda A: str(select(A.id)))
go("where", lambda A: select(A).where(A.id == 1))
go("inspect", lambda A: inspect(A))
go("attrs", lambda A: inspect(A).attrs)
go("relationships", lambda A: inspect(A).relationships)
go("column_attrs", lambda A: inspect(A).column_attrs)
go("columns", lambda A: inspect(A).columns)
go("pk", lambda A: inspect(A).primary_key)
go("property", lambda A: A.bs.property)
go("id property", lambda A: A.id.property)
go("any", lambda A: A.bs.any())
go("has", lambda A: A.bs.has())
go("rel eq", lambda A: A.bs == None)
go("aliased", lambda A: aliased(A))
go("joinedload", lambda A: joinedload(A.bs))
go("selectinload", lambda A: selectinload(A.bs))
go("contains_eager", lambda A: contains_eager(A.bs))
go("defer", lambda A: defer(A.id))
go("query", lambda A: Session(e).query(A))
go("query col", lambda A: Session(e).query(A.id))
go("get", lambda A: Session(e).get(A, 1))
go("execute", lambda A: Session(e).execute(select(A)))
go("class_mapper", lambda A: class_mapper(A))
go("class_mapper no", lambda A: class_mapper(A, configure=False))
go("configure", lambda A: configure_mappers())
go("create_all", lambda A: A.metadata.create_all(e))
go("listen bs", lambda A: event.listen(A.bs, "set", lambda *a: None))
go("new", lambda A: A())
go("mapper", lambda A: A.__mapper__)
go("table", lambda A: A.__table__)
go("hasattr", lambda A: hasattr(A, "zzz"))
go("has_property", lambda A: A.__mapper__.has_property("bs"))
go("rel.key", lambda A: A.bs.key)
go("rel.class_", lambda A: A.bs.class_)
go("of_type", lambda A: A.bs.of_type(A))
go("registry", lambda A: A.registry.configure())
go("query col all", lambda A: Session(e).query(A.id).all())
go("query col first", lambda A: Session(e).query(A.id).filter(A.id == 1).first())
go("query col count", lambda A: Session(e).query(A.id).count())
go("query col str", lambda A: str(Session(e).query(A.id)))
go("query iter", lambda A: list(Session(e).query(A.id)))
go("query scalar", lambda A: Session(e).query(A.id).scalar())
