"""A composite key numbers nothing by itself."""

from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Line(Base):
    __tablename__ = "line"
    bill: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    item: Mapped[str]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    session.add_all([Line(bill=1, number=1, item="tea"), Line(bill=1, number=2, item="jam")])
    session.commit()
    session.add(Line(bill=2, item="rye"))
    try:
        session.commit()
    except Exception as error:
        print(type(error).__name__, error)
