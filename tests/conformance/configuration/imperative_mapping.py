"""Classes mapped to tables from outside: properties beside the class, columns under other
names, back references, and a constructor where the class has none."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, create_engine, inspect, select
from sqlalchemy.orm import Session, registry, relationship

mapping = registry()

farm_table = Table(
    "farm", mapping.metadata, Column("id", Integer, primary_key=True), Column("farm_name", String(50))
)
field_table = Table(
    "field",
    mapping.metadata,
    Column("id", Integer, primary_key=True),
    Column("farm_id", Integer, ForeignKey("farm.id")),
    Column("crop", String(50)),
)


class Farm:
    def __repr__(self):
        return f"Farm({self.name})"


class Field:
    def __init__(self, crop):
        self.crop = crop


farm_mapper = mapping.map_imperatively(
    Farm,
    farm_table,
    properties={
        "name": farm_table.c.farm_name,
        "fields": relationship("Field", backref="farm", order_by=field_table.c.id),
    },
)
mapping.map_imperatively(Field, field_table)
print(farm_mapper, inspect(Farm) is farm_mapper, farm_mapper.attrs.keys())

engine = create_engine("sqlite://")
mapping.metadata.create_all(engine)
with Session(engine) as session:
    farm = Farm(name="Hill")
    farm.fields.append(Field("rye"))
    oats = Field("oats")
    oats.farm = farm
    print(len(farm.fields), farm)
    session.add(farm)
    session.commit()
    print([field.crop for field in farm.fields], oats.farm_id)
    print(session.scalars(select(Field.crop).where(Field.farm.has(Farm.name == "Hill")).order_by(Field.id)).all())
