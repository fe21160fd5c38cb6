"""A list is assigned with something in it that is no mapped object.

What comes before that is in the new list; nothing was removed from the old one yet.
"""

from typing import Optional

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Crew(Base):
    __tablename__ = "crew"
    id: Mapped[int] = mapped_column(primary_key=True)
    sailors: Mapped[list["Sailor"]] = relationship(back_populates="crew")


class Sailor(Base):
    __tablename__ = "sailor"
    name: Mapped[str] = mapped_column(primary_key=True)
    crew_id: Mapped[Optional[int]] = mapped_column(ForeignKey("crew.id"))
    crew: Mapped[Optional[Crew]] = relationship(back_populates="sailors")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    ann, ben, cat, dan = (Sailor(name=name) for name in ("Ann", "Ben", "Cat", "Dan"))
    crew = Crew(id=1, sailors=[ann, ben])
    session.add(crew)
    session.flush()
    try:
        crew.sailors = [ben, cat, 5, dan]
    except AttributeError as error:
        print(error)
    print([sailor.name for sailor in crew.sailors])
    print([sailor.crew is crew for sailor in (ann, ben, cat, dan)])
    session.commit()
    print(session.execute(select(Sailor.name, Sailor.crew_id).order_by(Sailor.name)).all())
