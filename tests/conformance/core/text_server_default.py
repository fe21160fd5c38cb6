"""A server default is written as text."""

from sqlalchemy import create_engine, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Lamp(Base):
    __tablename__ = "lamp"

    id: Mapped[int] = mapped_column(primary_key=True)
    watts: Mapped[int] = mapped_column(server_default=text("40"))
    colour: Mapped[str] = mapped_column(server_default=text("'warm'"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    lamp = Lamp()
    session.add(lamp)
    session.commit()
    print(lamp.watts, lamp.colour)
