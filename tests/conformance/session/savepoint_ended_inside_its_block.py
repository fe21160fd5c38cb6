"""A SAVEPOINT committed or rolled back by hand inside its with block."""

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
with Session(engine) as session:
    with session.begin():
        session.add(User(name="a"))
        with session.begin_nested() as sp:
            session.add(User(name="b"))
            sp.commit()
        try:
            with session.begin_nested() as sp:
                sp.rollback()
                session.add(User(name="never"))
        except Exception as e:
            print(type(e).__name__, e)
    print(session.scalars(select(User.name)).all())
