"""A mixin of dataclasses derives from MappedAsDataclass; fields without Mapped are parameters of the constructor
only, and __post_init__ runs after it."""

import dataclasses
from dataclasses import InitVar

from sqlalchemy import create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, Session, mapped_column


class Base(MappedAsDataclass, DeclarativeBase):
    pass


class Stamped(MappedAsDataclass):
    made: Mapped[str] = mapped_column(default_factory=lambda: "noon", init=False)
    by: Mapped[str] = mapped_column(default="nobody", kw_only=True)


class Poster(Stamped, Base):
    __tablename__ = "poster"
    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    text: Mapped[str]
    loud: bool = False
    scale: InitVar[int] = 1
    width: Mapped[int] = mapped_column(init=False, default=0)

    def __post_init__(self, scale):
        if self.loud:
            self.text = self.text.upper()
        self.width = len(self.text) * scale


quiet, loud = Poster("hello"), Poster("hey", loud=True, scale=3, by="Ada")
print(quiet, loud, sep="\n")
print([field.name for field in dataclasses.fields(Poster)], dataclasses.is_dataclass(quiet))
print(dataclasses.asdict(loud), dataclasses.astuple(quiet))
print(Poster.__table__.c.keys())
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([quiet, loud])
    session.commit()
with Session(engine) as session:
    for poster in session.scalars(select(Poster).order_by(Poster.id)):
        print(poster)
