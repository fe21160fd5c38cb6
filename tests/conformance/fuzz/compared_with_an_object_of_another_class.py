"""A relationship compared with an object of another class takes what that has under the name of the key."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import DeclarativeBase, Session, relationship


class Base(DeclarativeBase):
    pass


class Drawer(Base):
    __tablename__ = "drawer"
    id = Column(Integer, primary_key=True)
    name = Column(String)


class Spoon(Base):
    __tablename__ = "spoon"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    drawer_id = Column(Integer, ForeignKey("drawer.id"))
    drawer = relationship("Drawer")


def label(spoon):
    return spoon and spoon.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

spoon1 = Spoon(name="spoon1")
spoon2 = Spoon(name="spoon2")
drawer3 = Drawer(name="drawer3")
drawer4 = Drawer(name="drawer4")
session.add_all([spoon1, spoon2, drawer3, drawer4])
rows8 = session.query(Spoon).filter_by(drawer=spoon1).all()
print([label(spoon) for spoon in rows8])
