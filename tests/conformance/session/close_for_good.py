"""With close_resets_only=False a closed session takes no more work; reset()
does not close it."""

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
session = Session(engine, close_resets_only=False)
u = User(name="a")
session.add(u)
session.commit()
session.close()
for f in (lambda: session.add(User(name="b")), lambda: session.get(User, 1), lambda: session.begin()):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
session2 = Session(engine, close_resets_only=False)
session2.reset()
print(session2.get(User, 1).name)
