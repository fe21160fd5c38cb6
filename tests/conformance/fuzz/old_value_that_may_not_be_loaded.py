"""Setting a reference with active_history loads the old value, which raiseload() forbids."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Session, immediateload, raiseload, relationship


class Base(DeclarativeBase):
    pass


class House(Base):
    __tablename__ = "house"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    parent_id = Column(Integer, ForeignKey("house.id"))
    children = relationship("House")
    parent = relationship("House", active_history=True, remote_side="House.id")


def label(item):
    return item and item.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

house1 = House(name="house1")
house2 = House(name="house2")
house3 = House(name="house3")
house4 = House(name="house4")
session.add_all([house1, house2, house3, house4])
try:
    rows = session.execute(select(House).where(House.id.in_([1, 2])).options(raiseload(House.parent).immediateload(House.children)).order_by(House.id).execution_options(populate_existing=True)).scalars().unique().all()
    print([label(item) for item in rows])
    print([label(item.parent) for item in rows])
except Exception as error:
    print(5, type(error).__name__, str(error).split("\n")[0])
house1.parent = house3
