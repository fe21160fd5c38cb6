"""The adapter that stands between a collection and its owner: `collection_adapter`, and `init_collection` with members put
in without event."""

from sqlalchemy import Column, ForeignKey, Integer, inspect
from sqlalchemy.orm import declarative_base, relationship
from sqlalchemy.orm.attributes import init_collection
from sqlalchemy.orm.collections import collection_adapter

Base = declarative_base()


class Flock(list):
    pass


class Farm(Base):
    __tablename__ = "farm"
    id = Column(Integer, primary_key=True)
    sheep = relationship("Sheep", back_populates="farm")
    best = relationship("Sheep", collection_class=Flock, viewonly=True)


class Sheep(Base):
    __tablename__ = "sheep"
    id = Column(Integer, primary_key=True)
    farm_id = Column(ForeignKey("farm.id"))
    farm = relationship("Farm", back_populates="sheep")


farm = Farm(sheep=[Sheep()])
for members in (farm.sheep, farm.best):
    adapter = collection_adapter(members)
    print(adapter.attr, adapter.owner_state is inspect(farm), adapter.data is members, len(adapter), list(adapter) == members)
old = farm.sheep
adapter = init_collection(farm, "sheep")
adapter.append_without_event(Sheep())
adapter.append_with_event(Sheep())
print(len(old), [sheep.farm is farm for sheep in farm.sheep], len(inspect(farm).attrs.sheep.history.added))
adapter.remove_with_event(farm.sheep[1])
print(len(farm.sheep), inspect(farm) is inspect(farm), farm.__dict__ is inspect(farm).dict)
