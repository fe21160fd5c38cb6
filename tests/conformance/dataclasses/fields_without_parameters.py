"""Fields with defaults, factories and server defaults that are no parameters; replace() and asdict()."""

import dataclasses

from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, Session, mapped_column


class Base(MappedAsDataclass, DeclarativeBase):
    pass


class P(Base):
    __tablename__ = "p"
    id: Mapped[int] = mapped_column(primary_key=True, init=False, default=None)
    a: Mapped[int] = mapped_column(default=1)
    b: Mapped[str] = mapped_column(default="x", init=False)
    c: Mapped[str] = mapped_column(default_factory=lambda: "fac", init=False)
    d: Mapped[int] = mapped_column(server_default="5", init=False)


p = P()
print(p, P.__match_args__)
for f in dataclasses.fields(P):
    print(f.name, f.init, f.repr, f.kw_only, f.compare)
e = create_engine("sqlite://")
Base.metadata.create_all(e)
with Session(e) as s:
    s.add(p)
    s.flush()
    print(p.b, p.c, p.d, p.id)
    s.commit()
    print(p)
    q = dataclasses.replace(p, a=9)
    print(q, q in s)
    print(dataclasses.asdict(p))
P2 = None
try:
    P(b="q")
except TypeError as x:
    print(x)
try:
    P(1, 2)
except TypeError as x:
    print(x)
print(list(P.__annotations__))
