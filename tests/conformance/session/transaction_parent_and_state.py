"""parent, nested and is_active of transaction objects; an outer commit ends
the inner ones."""

from typing import Optional

from sqlalchemy import String, create_engine
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
t = session.begin()
print(t.is_active, t.nested, t.parent, t.session is session)
n = session.begin_nested()
print(n.parent is t, n.nested, session.get_nested_transaction() is n)
session.add(User(name="a"))
t.commit()
print(t.is_active, n.is_active, session.in_transaction())
try:
    t.rollback()
except Exception as e:
    print(type(e).__name__, e)
with session.begin():
    session.add(User(name="b"))
print(session.query(User).count())
