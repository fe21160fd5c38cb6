"""set_committed_value and set_attribute of a reference
and what the histories say."""
from sqlalchemy import create_engine, ForeignKey, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, attributes
from sqlalchemy.orm.attributes import flag_modified, set_attribute
from sqlalchemy.orm import object_session, object_mapper
class Base(DeclarativeBase): pass
class P(Base):
    __tablename__ = "p"
    id: Mapped[int] = mapped_column(primary_key=True)
    v: Mapped[int]
    q_id: Mapped[int] = mapped_column(ForeignKey("q.id"), nullable=True)
    q: Mapped["Q"] = relationship(back_populates="ps")
class Q(Base):
    __tablename__ = "q"
    id: Mapped[int] = mapped_column(primary_key=True)
    ps: Mapped[list[P]] = relationship(back_populates="q")
e = create_engine("sqlite://")
Base.metadata.create_all(e)
s = Session(e)
p = P(v=1, q=Q()); s.add(p); s.commit()
p.v
flag_modified(p, "v"); print(s.is_modified(p)); s.commit()
set_attribute(p, "q", None); print(p.q, attributes.get_history(p, "q").deleted[0] is not None)
s.commit()
q = s.query(Q).one()
attributes.set_committed_value(p, "q", q)
print(p.q is q, p in q.ps, p in s.dirty)
s.commit()
print(p.q)
print(object_session(p) is s, object_mapper(p) is P.__mapper__)
h = attributes.get_history(q, "ps")
print(h.added, h.unchanged, h.deleted, h.sum(), h.has_changes(), bool(h), h.empty(), h.non_added(), h.non_deleted())
attributes.set_attribute(q, "ps", [p])
print(p.q is q, attributes.get_history(q, "ps").added == [p])
try: attributes.get_history(q, "nope")
except Exception as x: print(type(x).__name__, x)
