"""An abstract base whose methods declare
a foreign key and its relationship."""
from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, declared_attr
class Base(DeclarativeBase): pass
class Core(Base):
    __abstract__ = True
    id: Mapped[int] = mapped_column(primary_key=True)
    @declared_attr
    def tag_id(cls) -> Mapped[int]:
        return mapped_column(ForeignKey("tag.id"))
    @declared_attr
    def tag(cls) -> Mapped["Tag"]:
        return relationship()
class Tag(Base):
    __tablename__ = "tag"
    id: Mapped[int] = mapped_column(primary_key=True)
class Car(Core):
    __tablename__ = "car"
    wheels: Mapped[int] = mapped_column(default=4)
class Bike(Core):
    __tablename__ = "bike"
    wheels: Mapped[int] = mapped_column(default=2)
print(Car.__table__.c.keys(), Bike.tag, Car(tag=Tag()).tag is not None)
print(Core.__subclasses__() == [Car, Bike])
