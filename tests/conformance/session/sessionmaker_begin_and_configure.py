"""sessionmaker.begin() commits and closes; configure() and arguments of the
call change the sessions to come."""

from typing import Optional

from sqlalchemy import String, create_engine, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, sessionmaker


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
Maker = sessionmaker(engine, expire_on_commit=False)
with Maker.begin() as session:
    u = User(name="q")
    session.add(u)
print(u.id, u.name, inspect(u).detached)
s = Maker(expire_on_commit=True)
print(s.expire_on_commit, s.autoflush)
Maker.configure(autoflush=False)
print(Maker().autoflush)
with Maker() as s:
    print(s.get(User, 1).name)
