"""A scoped_session passes everything on to one session until remove()."""

from typing import Optional

from sqlalchemy import String, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, scoped_session, sessionmaker


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
Db = scoped_session(sessionmaker(engine))
Db.add(User(name="s"))
Db.commit()
print(Db.scalars(select(User.name)).all(), Db() is Db(), Db.query(User).count())
first = Db()
Db.remove()
print(Db() is first)
print(User(name="x") in Db)
