"""A proxy over a keyed dict: a key that is there takes the new value, another one
makes an object by creator(key, value)."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.ext.associationproxy import association_proxy
from sqlalchemy.orm import Session, attribute_keyed_dict, declarative_base, relationship

Base = declarative_base()


class Device(Base):
    __tablename__ = "device"
    id = Column(Integer, primary_key=True)
    entries = relationship("Entry", collection_class=attribute_keyed_dict("name"), cascade="all, delete-orphan")
    settings = association_proxy("entries", "value", creator=lambda name, value: Entry(name=name, value=value))


class Entry(Base):
    __tablename__ = "entry"
    device_id = Column(ForeignKey("device.id"), primary_key=True)
    name = Column(String, primary_key=True)
    value = Column(String)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
lamp = Device(settings={"tone": "warm"})
lamp.settings["level"] = "2"
print(lamp.settings, len(lamp.settings), "tone" in lamp.settings, lamp.settings.get("x"), lamp.settings.get("x", 0))
session.add(lamp)
session.commit()
lamp.settings["tone"] = "cold"
del lamp.settings["level"]
lamp.settings.update({"fade": "on"}, timer="5")
session.commit()
print(dict(lamp.settings), list(lamp.settings), lamp.settings.values(), sorted(lamp.settings.items()))
try:
    lamp.settings["nothing"]
except KeyError as error:
    print("KeyError", error)
