"""
Related objects seen as a mapping, by a class that derives from MutableMapping.
"""
from collections import UserDict, UserList, OrderedDict, defaultdict
from collections.abc import MutableMapping, Sequence, Iterator, Callable
from typing import overload, Literal, TypedDict, NewType, Any, Iterable, TypeAlias, cast
from sqlalchemy import create_engine, select, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session
UserId = NewType("UserId", int)
Json: TypeAlias = dict[str, Any]
class Row(TypedDict, total=False):
    id: int
    name: str
class Base(DeclarativeBase): pass
class User(Base):
    __tablename__ = "user"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    prefs: Mapped[list["Pref"]] = relationship(cascade="all, delete-orphan")
    @property
    def settings(self): return PrefView(self)
    def as_row(self) -> Row: return {"id": self.id, "name": self.name}
class Pref(Base):
    __tablename__ = "pref"
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
class PrefView(MutableMapping):
    def __init__(self, user): self._u = user
    def _find(self, k): return next((p for p in self._u.prefs if p.key == k), None)
    def __getitem__(self, k):
        if (p := self._find(k)) is None: raise KeyError(k)
        return p.value
    def __setitem__(self, k, v):
        if p := self._find(k): p.value = v
        else: self._u.prefs.append(Pref(key=k, value=v))
    def __delitem__(self, k):
        self[k]; self._u.prefs.remove(self._find(k))
    def __iter__(self): return iter(sorted(p.key for p in self._u.prefs))
    def __len__(self): return len(self._u.prefs)
engine = create_engine("sqlite://"); Base.metadata.create_all(engine)
with Session(engine) as s:
    u = User(name="ann"); s.add(u)
    u.settings["theme"] = "dark"; u.settings.update(lang="en", size="12"); u.settings["theme"] = "light"
    s.commit()
    st = u.settings
    print(dict(st), len(st), "lang" in st, st.get("nope", "?"), list(st.items()), st.setdefault("x", "1"), st.pop("size"))
    del st["lang"]
    try: del st["lang"]
    except KeyError as e: print("KeyError", e)
    s.commit(); print(sorted(st), st == {"theme": "light", "x": "1"}, isinstance(st, MutableMapping))
    st.clear(); s.commit(); print(s.scalars(select(Pref)).all(), bool(st))
    print(u.as_row(), UserId(5) + 1, cast(int, "x"))
class Squares(Sequence):
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i):
        if isinstance(i, slice): return [x * x for x in range(self.n)[i]]
        if not -self.n <= i < self.n: raise IndexError(i)
        return (i % self.n) ** 2
sq = Squares(5); print(list(sq), sq[1:3], 9 in sq, sq.index(4), sq.count(1), list(reversed(sq)), sq[-1])
