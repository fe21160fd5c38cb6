"""merge() copies what is set onto the object with that key, or makes a new
pending one."""

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
session.add(User(id=1, name="ann", nickname="an"))
session.commit()
given = User(id=1, name="anne")
merged = session.merge(given)
print(merged is given, merged.name, merged.nickname, given in session, merged in session)
print(session.dirty)
session.commit()
print(merged.name, merged.nickname)
other = session.merge(User(id=7, name="zoe"))
print(inspect(other).pending, other.id)
session.commit()
third = session.merge(User(name="new"))
print(inspect(third).pending, third.id)
session.commit()
print(third.id)
