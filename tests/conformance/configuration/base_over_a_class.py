"""A declarative base that derives from a class of the program: by `cls=`, and by the decorators that put it in the place of
that class."""

from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import as_declarative, declarative_base, declared_attr, registry, relationship


class Named:
    id = Column(Integer, primary_key=True)

    @declared_attr
    def __tablename__(cls):
        return cls.__name__.lower()

    def __repr__(self):
        return f"<{type(self).__name__} {self.id}>"


Base = declarative_base(cls=Named)


class Farm(Base):
    fields = relationship("Field", backref="farm")


class Field(Base):
    farm_id = Column(ForeignKey("farm.id"))


farm = Farm(id=1, fields=[Field(id=2)])
print(farm, farm.fields, farm.fields[0].farm, Farm.__tablename__, Field.__table__.c.keys(), Base.__name__)


@as_declarative()
class Root:
    def describe(self):
        return f"number {self.id}"


class Leaf(Root):
    __tablename__ = "leaf"
    id = Column(Integer, primary_key=True)


print(Leaf(id=3).describe(), Root.__name__, Root.metadata.tables.keys())
reg = registry()


@reg.as_declarative_base()
class Other:
    pass


print(Other.registry is reg, Other.metadata is reg.metadata, reg.generate_base(cls=Named, name="Third").__name__)
