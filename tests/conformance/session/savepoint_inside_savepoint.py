"""An inner SAVEPOINT is rolled back by hand; the outer one and the transaction
keep the rest."""

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
session.add(User(name="1"))
with session.begin_nested() as one:
    session.add(User(name="2"))
    with session.begin_nested() as two:
        session.add(User(name="3"))
        session.flush()
        two.rollback()
    session.add(User(name="4"))
session.commit()
print(session.scalars(select(User.name)).all())
