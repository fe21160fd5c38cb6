"""onupdate joins an UPDATE that happens anyway, unless the program sets the column."""

from typing import Optional

from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Memo(Base):
    __tablename__ = "memo"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    touched: Mapped[Optional[str]] = mapped_column(onupdate="yes")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    memo = Memo(text="a")
    session.add(memo)
    session.commit()
    memo.text = "a"
    session.commit()
    print(memo.touched)
    memo.text = "b"
    session.flush()
    print(memo.touched)
    memo.text, memo.touched = "c", "by hand"
    session.commit()
    print(memo.touched)
