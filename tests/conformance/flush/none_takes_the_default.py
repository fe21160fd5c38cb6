"""An explicit None in a new object takes the default; in a persistent one it is NULL."""

from typing import Optional

from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Cup(Base):
    __tablename__ = "cup"
    id: Mapped[int] = mapped_column(primary_key=True)
    size: Mapped[Optional[int]] = mapped_column(default=3)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    one, two = Cup(size=None), Cup()
    session.add_all([one, two])
    session.commit()
    print(one.size, two.size)
    one.size = None
    session.commit()
    print(one.size)
