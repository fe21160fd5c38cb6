"""HAVING of a query that neither groups nor aggregates: the database refuses it."""

from sqlalchemy import create_engine, func, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session


class Base(DeclarativeBase):
    pass


class Tree(Base):
    __tablename__ = "tree"

    id: Mapped[int] = mapped_column(primary_key=True)
    height: Mapped[int]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    session.add_all([Tree(height=3), Tree(height=12)])
    session.commit()

    try:
        session.execute(select(Tree.height).having(Tree.height > 5))
    except OperationalError as error:
        print(error)

    print(session.execute(select(func.max(Tree.height)).having(func.count() > 1)).all())
