"""inspect() of a mapped class gives its mapper:
its table, its columns and its relationships by name."""

from typing import List

from sqlalchemy import ForeignKey, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, class_mapper, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Harbour(Base):
    __tablename__ = "harbour"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    boats: Mapped[List["Boat"]] = relationship(back_populates="harbour")


class Boat(Base):
    __tablename__ = "boat"
    id: Mapped[int] = mapped_column(primary_key=True)
    harbour_id: Mapped[int] = mapped_column(ForeignKey("harbour.id"))
    harbour: Mapped[Harbour] = relationship(back_populates="boats")


mapper = inspect(Boat)
print(mapper, mapper.class_, mapper.local_table, [column.name for column in mapper.primary_key])
print(mapper.relationships.keys(), mapper.columns.keys(), mapper.column_attrs.keys(), len(mapper.attrs))
for key, relation in inspect(Harbour).relationships.items():
    print(key, relation, relation.direction.name, relation.mapper is mapper)
print(mapper.relationships.harbour is Boat.harbour.property, "harbour" in mapper.relationships, "id" in mapper.relationships)
print(mapper is Boat.__mapper__, class_mapper(Boat) is mapper, mapper.has_property("nothing"))
print(inspect(Boat.harbour) is Boat.harbour, Boat.harbour.parent is mapper, mapper.c.id is Boat.__table__.c.id)
try:
    mapper.get_property("captain")
except Exception as error:
    print(type(error).__name__, error)
