"""flush([…]) warns of its parameter only when there is something to flush, and does not look at the objects otherwise."""

from sqlalchemy import create_engine
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
    session.flush([lamp])
    session.add(lamp)
    session.flush([lamp])
    print(lamp.id)
    session.flush(["no lamp"])
    session.commit()
