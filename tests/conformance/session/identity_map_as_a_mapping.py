"""session.identity_map answers len, in, keys, values, items and get by
identity key."""

from typing import Optional

from sqlalchemy import String, create_engine, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "user_account"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(30), unique=True)
    nickname: Mapped[Optional[str]]

    def __repr__(self):
        return f"User({self.name!r})"


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
a, b = User(name="a"), User(name="b")
session.add(a)
session.flush()
session.add(b)
session.flush()
m = session.identity_map
print(len(m), list(m.keys()), list(m.values()), inspect(a).key in m, inspect(a).identity_key)
print(m.get(inspect(b).key) is b, [k[1] for k in m], [v.name for k, v in m.items()])
print(m[inspect(a).key] is a)
