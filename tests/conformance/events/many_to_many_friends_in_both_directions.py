"""A friendship without a direction: one object on both ends of the relationship,
and an object that is its own friend."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, create_engine, func, select
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()

friendship = Table(
    "friendship",
    Base.metadata,
    Column("a_id", Integer, ForeignKey("kid.id"), primary_key=True),
    Column("b_id", Integer, ForeignKey("kid.id"), primary_key=True),
)


class Kid(Base):
    __tablename__ = "kid"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    friends = relationship(
        "Kid",
        secondary=friendship,
        primaryjoin=id == friendship.c.a_id,
        secondaryjoin=id == friendship.c.b_id,
    )

    def __repr__(self):
        return self.name

    def befriend(self, other):
        self.friends.append(other)
        other.friends.append(self)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
mia, tom = Kid(name="mia"), Kid(name="tom")
mia.friends.append(tom)
session.add(mia)
session.commit()
tom.friends.append(mia)
session.commit()
print(mia.friends, tom.friends)
mia.friends.append(mia)
session.commit()
print(mia.friends, session.scalar(select(func.count()).select_from(friendship)))
session.delete(tom)
try:
    session.commit()
except Exception as error:
    print(type(error).__name__, error)
print(session.execute(select(friendship).order_by(friendship.c.a_id, friendship.c.b_id)).all())
