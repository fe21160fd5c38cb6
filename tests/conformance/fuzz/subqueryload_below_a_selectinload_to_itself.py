"""The secondary table that a subquery load joins is another alias than that in the statement of the selectin load
around it."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, create_engine, select
from sqlalchemy.orm import Session, declarative_base, relationship, selectinload

Base = declarative_base()
follows = Table(
    "follows",
    Base.metadata,
    Column("follower_id", ForeignKey("fan.id"), primary_key=True),
    Column("followed_id", ForeignKey("fan.id"), primary_key=True),
)


class Fan(Base):
    __tablename__ = "fan"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    idols = relationship(
        "Fan",
        secondary=follows,
        primaryjoin=id == follows.c.follower_id,
        secondaryjoin=id == follows.c.followed_id,
        back_populates="fans",
    )
    fans = relationship(
        "Fan",
        secondary=follows,
        primaryjoin=id == follows.c.followed_id,
        secondaryjoin=id == follows.c.follower_id,
        back_populates="idols",
    )


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
ann, bob = Fan(name="ann"), Fan(name="bob")
ann.idols = [ann]
session.add_all([ann, bob])
session.flush()
ann.idols.append(bob)
query = select(Fan).options(selectinload(Fan.fans).subqueryload(Fan.idols)).order_by(Fan.id)
for fan in session.scalars(query):
    print(fan.name, [[idol.name for idol in other.idols] for other in fan.fans])
