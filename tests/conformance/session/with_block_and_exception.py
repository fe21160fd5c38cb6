"""Leaving a Session block closes it: what was not committed is gone."""

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
try:
    with Session(engine) as session:
        session.add(User(name="lost"))
        session.flush()
        raise RuntimeError("boom")
except RuntimeError as e:
    print(e)
with Session(engine) as session:
    print(session.scalars(select(User)).all())
    with session.begin_nested():
        session.add(User(name="kept"))
    session.commit()
with Session(engine) as session, session.begin():
    session.add(User(name="more"))
with Session(engine) as session:
    print(session.scalars(select(User.name)).all())
