"""One SAVEPOINT for each row: the duplicates fail alone and the others stay."""

from typing import Optional

from sqlalchemy import String, create_engine, select
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
for name in ["ann", "bob", "ann", "cid"]:
    try:
        with session.begin_nested():
            session.add(User(name=name))
    except Exception as e:
        print(type(e).__name__, str(e).split("\n")[0])
session.commit()
print(session.scalars(select(User.name).order_by(User.id)).all())
