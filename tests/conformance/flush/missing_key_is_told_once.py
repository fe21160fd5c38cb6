"""An INSERT without a value for a key that nothing makes is warned of when it is compiled.

The same statement again is compiled no more, so that nothing is said.
"""
import warnings

from sqlalchemy import ForeignKey, create_engine, insert
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Ship(Base):
    __tablename__ = "ship"
    code: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str | None]
    harbour_id: Mapped[int | None] = mapped_column(ForeignKey("harbour.id"))


class Harbour(Base):
    __tablename__ = "harbour"
    id: Mapped[int] = mapped_column(primary_key=True)
    ships = relationship(Ship, lazy="write_only")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
harbour = Harbour()
session.add(harbour)
session.commit()


def flush():
    session.add(Ship(name="Beagle"))
    session.flush()


for number, attempt in enumerate(
    (
        lambda: session.execute(insert(Ship), [{"name": "Argo"}]),
        lambda: session.execute(insert(Ship), {"name": "Argo"}),
        lambda: session.execute(insert(Ship).values(name="Argo")),
        lambda: session.execute(insert(Ship.__table__).values(name="Argo")),
        lambda: session.execute(insert(Ship.__table__).values(name="Fram")),
        lambda: session.execute(insert(Ship.__table__), [{"name": "Argo"}, {"name": "Fram"}]),
        lambda: session.execute(harbour.ships.insert(), [{"name": "Argo"}]),
        flush,
        flush,
    )
):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            attempt()
        except Exception as error:
            print(number, type(error).__name__, [str(warning.message)[:46] for warning in caught])
    session.rollback()
