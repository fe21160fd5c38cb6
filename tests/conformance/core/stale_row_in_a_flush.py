"""A row that a statement removed behind the object's back is missed by the flush."""

from sqlalchemy import create_engine, delete
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Lamp(Base):
    __tablename__ = "lamp"
    id: Mapped[int] = mapped_column(primary_key=True)
    watts: Mapped[int]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    lamp = Lamp(watts=5)
    session.add(lamp)
    session.commit()
    print(lamp.watts)
    session.execute(delete(Lamp).execution_options(synchronize_session=False))
    lamp.watts = 6
    try:
        session.flush()
    except Exception as error:
        print(type(error).__name__, error)
    session.rollback()
    session.execute(delete(Lamp).execution_options(synchronize_session=False))
    session.delete(lamp)
    session.commit()
