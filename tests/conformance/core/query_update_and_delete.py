"""The legacy forms give the number of rows."""

from sqlalchemy import create_engine
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
    session.flush()
    print(session.query(Coat).filter(Coat.size > 2).update({"size": 50}))
    print([coat.size for coat in coats])
    print(session.query(Coat).filter(Coat.size > 2).update({Coat.size: Coat.size + 1}, synchronize_session=False))
    print(session.query(Coat).filter_by(size=1).delete())
    print(session.query(Coat).delete(synchronize_session="fetch"))
