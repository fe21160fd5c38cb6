"""from sqlalchemy.orm import * brings loader options, directions and declared_attr."""
from sqlalchemy import *
from sqlalchemy.orm import *


class Base(DeclarativeBase):
    pass


class Named:
    @declared_attr.directive
    def __tablename__(cls):
        return cls.__name__.lower()


class Harbour(Named, Base):
    id: Mapped[int] = mapped_column(primary_key=True)
    ships: Mapped[list["Ship"]] = relationship()


class Ship(Named, Base):
    id: Mapped[int] = mapped_column(primary_key=True)
    harbour_id: Mapped[int] = mapped_column(ForeignKey("harbour.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add(Harbour(ships=[Ship(), Ship()]))
session.commit()

print(Harbour.__mapper__.relationships["ships"].direction is ONETOMANY)
for option in (joinedload, selectinload, subqueryload, lazyload):
    session.expunge_all()
    found = session.scalars(select(Harbour).options(option(Harbour.ships))).unique().all()
    print(option.__name__, [len(harbour.ships) for harbour in found])
