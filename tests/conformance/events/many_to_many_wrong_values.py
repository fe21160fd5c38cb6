"""What a many-to-many list refuses:
values that are no mapped objects, objects of another class, no list at all."""

from sqlalchemy import Column, ForeignKey, Integer, Table
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()

shelf_jar = Table("shelf_jar", Base.metadata, Column("shelf", ForeignKey("shelf.id")), Column("jar", ForeignKey("jar.id")))


class Shelf(Base):
    __tablename__ = "shelf"
    id = Column(Integer, primary_key=True)
    jars = relationship("Jar", secondary=shelf_jar, backref="shelves")


class Jar(Base):
    __tablename__ = "jar"
    id = Column(Integer, primary_key=True)


shelf = Shelf()
for attempt in [
    lambda: shelf.jars.append("jam"),
    lambda: shelf.jars.append(Shelf()),
    lambda: setattr(shelf, "jars", None),
    lambda: setattr(shelf, "jars", Jar()),
    lambda: shelf.jars.remove(Jar()),
]:
    try:
        attempt()
    except Exception as error:
        print(type(error).__name__, error)
print(shelf.jars)
