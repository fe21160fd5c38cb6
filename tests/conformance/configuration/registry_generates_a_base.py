"""registry().generate_base(),
and the tables in the registry's metadata."""
from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import registry, relationship, Mapped, mapped_column, Session
mapper_registry = registry()
Base = mapper_registry.generate_base()
class Ship(Base):
    __tablename__ = "ship"
    id: Mapped[int] = mapped_column(primary_key=True)
    crew: Mapped[list["Sailor"]] = relationship(back_populates="ship")
class Sailor(Base):
    __tablename__ = "sailor"
    id: Mapped[int] = mapped_column(primary_key=True)
    ship_id: Mapped[int] = mapped_column(ForeignKey("ship.id"))
    ship: Mapped["Ship"] = relationship(back_populates="crew")
mapper_registry.configure()
e = create_engine("sqlite://")
mapper_registry.metadata.create_all(e)
with Session(e) as s:
    s.add(Ship(crew=[Sailor()])); s.commit(); print(s.query(Sailor).one().ship.id, Base.metadata is mapper_registry.metadata)
