"""populate_existing leaves an eager collection alone that would lead to the same class again."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, inspect, select
from sqlalchemy.orm import DeclarativeBase, Session, attribute_keyed_dict, relationship


class Base(DeclarativeBase):
    pass


class Label(Base):
    __tablename__ = "label"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    parent_id = Column(Integer, ForeignKey("label.id"))
    children = relationship("Label", collection_class=attribute_keyed_dict("name"), lazy="selectin")


def label(item):
    return item and item.name


def state(item):
    inspected = inspect(item)
    names = ["transient", "pending", "persistent", "deleted", "detached"]
    return [name for name in names if getattr(inspected, name)]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

label1 = Label(name="label1")
merged = session.merge(label1)
print(state(merged))
merged.children.setdefault(label1.name, label1)
rows = session.execute(select(Label).order_by(Label.id).execution_options(populate_existing=True)).scalars().all()
print([label(item) for item in rows])
print("merged.children", sorted((key, label(item)) for key, item in merged.children.items()))
