"""A DELETE by condition takes the objects out of the session, and a rollback brings them back."""

from sqlalchemy import create_engine, delete, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Coat(Base):
    __tablename__ = "coat"
    id: Mapped[int] = mapped_column(primary_key=True)
    size: Mapped[int]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    coats = [Coat(size=size) for size in range(5)]
    session.add_all(coats)
    session.commit()
    print([coat.size for coat in coats])
    result = session.execute(delete(Coat).where(Coat.size < 2))
    print(result.rowcount, [coat in session for coat in coats])
    print(session.execute(delete(Coat).where(Coat.size == 3).returning(Coat.id)).all())
    session.execute(delete(Coat))
    print(session.scalars(select(Coat)).all())
    session.rollback()
    print([coat in session for coat in coats], len(session.scalars(select(Coat)).all()))
