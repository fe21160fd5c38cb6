"""pop, popitem, setdefault, copy and clear of a proxy over a keyed dict."""

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
lamp = Device(settings={"a": "1", "b": "2", "c": "3"})
session.add(lamp)
session.flush()
print(lamp.settings.pop("a"), lamp.settings.setdefault("b", "9"), lamp.settings.setdefault("d", "4"))
print(lamp.settings.popitem(), lamp.settings.copy(), lamp.settings == {"b": "2", "c": "3"})
try:
    lamp.settings.pop("z")
except KeyError as error:
    print("KeyError", error)
session.commit()
lamp.settings = {"c": "33", "n": "new"}
session.commit()
print(sorted(lamp.settings.items()))
lamp.settings.clear()
print(lamp.settings, bool(lamp.settings))
session.commit()
