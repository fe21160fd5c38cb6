"""A Table made without a class: its columns, constraints and indexes,
as Python and as CREATE TABLE shows them."""
from sqlalchemy import Table, Column, Integer, String, ForeignKey, MetaData, UniqueConstraint, Index, PrimaryKeyConstraint, ForeignKeyConstraint, create_engine, select, func
from sqlalchemy.orm import DeclarativeBase, Session
class Base(DeclarativeBase): pass
a = Table("a", Base.metadata, Column("id", Integer, primary_key=True), Column("n", String(5), unique=True, index=True), Column("y", String, unique=True))
b = Table("b", Base.metadata, Column("x", ForeignKey("a.id"), unique=True), Column("y", Integer), UniqueConstraint("x", "y", name="uq"), Index("ix_q", "y", "x"), PrimaryKeyConstraint("y","x", name="pk_b"))
c = Table("c", Base.metadata, Column("x", Integer, nullable=False), Column("y", Integer), ForeignKeyConstraint(["x", "y"], ["b.x", "b.y"], name="fk", ondelete="CASCADE"))
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
print(repr(a)); print(repr(b)); print(repr(c.c.x), repr(c.c.y))
print(c.c.keys(), c.c.values(), c.c.items(), "x" in c.c, len(c.c), c.c["x"], c.c[0], a.c)
print(list(Base.metadata.tables), Base.metadata.tables["a"] is a, Base.metadata.sorted_tables == [a,b,c])
print(c.key, c.fullname, c.schema, c.name, str(c), c.c.x.table is c, a.c.n.type, b.c.x.type)
for x in (lambda: Table("a", Base.metadata, Column("q", Integer)), lambda: Table("r", Base.metadata, Column("x", Integer), Column("x", String)), lambda: c.c.nope, lambda: c.c["nope"], lambda: Table("s", Base.metadata, UniqueConstraint("r")), lambda:Table("t"), lambda: Table("t2", Base.metadata, 5), lambda: Table("t3", Base.metadata, Column(Integer)), lambda: Table("a", Base.metadata) is a, lambda: c.c[7]):
    try: print(x())
    except Exception as ex: print(type(ex), ex)
with Session(engine) as s:
    print(s.execute(select(a)).all(), s.execute(select(c.c.x, c.c.y).where(c.c.x > 3)).all())
    print(s.execute(select(func.count()).select_from(b)).scalar(), s.execute(b.select()).all(), select(a), select(b.c.y, a.c.id).where(a.c.id == b.c.x))
Base.metadata.drop_all(engine)
