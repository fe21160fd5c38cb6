"""primaryjoin and secondaryjoin as strings, and as functions:
they may name the secondary table and the class itself."""

from typing import List

from sqlalchemy import Column, ForeignKey, Table, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Part(Base):
    __tablename__ = "part"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    contains: Mapped[List["Part"]] = relationship(
        secondary="assembly",
        primaryjoin="Part.id == assembly.c.whole_id",
        secondaryjoin="Part.id == assembly.c.piece_id",
        back_populates="used_in",
    )
    used_in: Mapped[List["Part"]] = relationship(
        secondary=lambda: assembly,
        primaryjoin=lambda: Part.id == assembly.c.piece_id,
        secondaryjoin=lambda: Part.id == assembly.c.whole_id,
        back_populates="contains",
    )

    def __repr__(self):
        return self.name


assembly = Table(
    "assembly", Base.metadata, Column("whole_id", ForeignKey("part.id")), Column("piece_id", ForeignKey("part.id"))
)
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    bike, wheel = Part(name="bike"), Part(name="wheel")
    bike.contains.append(wheel)
    print(wheel.used_in, bike.used_in)
    session.add(bike)
    session.commit()
    print(wheel.used_in, bike.contains)
