"""An object with a list of the program's own class is forgotten with its members as soon as nobody has it any more."""

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Row(list):
    pass


class Base(DeclarativeBase):
    pass


class Field(Base):
    __tablename__ = "field"
    id: Mapped[int] = mapped_column(primary_key=True)
    plants: Mapped[list["Plant"]] = relationship(collection_class=Row)


class Plant(Base):
    __tablename__ = "plant"
    id: Mapped[int] = mapped_column(primary_key=True)
    field_id: Mapped[int | None] = mapped_column(ForeignKey("field.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Field(plants=[Plant(), Plant()]))
    session.commit()
    print(len(session.identity_map))
    field = session.get(Field, 1)
    print(len(field.plants), len(session.identity_map))
    plants = field.plants
    session.expire(field)
    print(len(plants), len(session.identity_map))
del plants
print(len(session.identity_map))
session = Session(engine)
field = session.get(Field, 1)
print(len(field.plants), len(session.identity_map))
del field
print(len(session.identity_map))
