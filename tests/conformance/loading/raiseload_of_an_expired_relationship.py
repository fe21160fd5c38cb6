"""A relationship with raiseload() is expired by its name: it still raises.

Only when the whole object expires does it load again as its class says.
"""

from typing import Optional

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, raiseload, relationship


class Base(DeclarativeBase):
    pass


class Port(Base):
    __tablename__ = "port"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    ferries: Mapped[list["Ferry"]] = relationship(back_populates="port")


class Ferry(Base):
    __tablename__ = "ferry"
    id: Mapped[int] = mapped_column(primary_key=True)
    port_id: Mapped[Optional[int]] = mapped_column(ForeignKey("port.id"))
    port: Mapped[Optional[Port]] = relationship(back_populates="ferries")


def look(what):
    try:
        print(what())
    except InvalidRequestError as error:
        print(error)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Ferry(port=Port(name="Dover")))
    session.commit()

with Session(engine) as session:
    ferry = session.scalars(select(Ferry).options(raiseload(Ferry.port))).one()
    look(lambda: ferry.port.name)
    session.expire(ferry, ["port"])
    look(lambda: ferry.port.name)
    session.expire(ferry)
    look(lambda: ferry.port.name)

with Session(engine) as session:
    port = session.scalars(select(Port).options(raiseload(Port.ferries))).one()
    session.expire(port, ["ferries", "name"])
    look(lambda: (port.name, len(port.ferries)))
    session.commit()
    look(lambda: (port.name, len(port.ferries)))
