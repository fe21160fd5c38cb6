"""Listeners of a collection itself: when an object gets one, when it gives way to another, and when a member is given that
it has."""

from sqlalchemy import ForeignKey, create_engine, event
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship
from sqlalchemy.orm.attributes import flag_modified


class Base(DeclarativeBase):
    pass


class Band(Base):
    __tablename__ = "band"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str | None]
    players: Mapped[set["Player"]] = relationship()


class Player(Base):
    __tablename__ = "player"
    id: Mapped[int] = mapped_column(primary_key=True)
    band_id: Mapped[int | None] = mapped_column(ForeignKey("band.id"))


@event.listens_for(Band.players, "init_collection")
def init(band, collection, adapter):
    print("init", type(collection).__name__, len(collection), adapter.data is collection)


@event.listens_for(Band.players, "dispose_collection")
def dispose(band, collection, adapter):
    print("dispose", len(collection))


@event.listens_for(Band.players, "append_wo_mutation")
def again(band, player, initiator):
    print("again", player is ann, initiator.key)


@event.listens_for(Band.name, "modified")
def modified(band, initiator):
    print("modified", band.name, initiator.key)


band, ann, bob = Band(name="x"), Player(), Player()
print(len(band.players))
band.players.add(ann)
band.players.add(ann)
band.players = {ann}
print(len(band.players))
flag_modified(band, "name")
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(band)
    session.commit()
    print("read")
    print(len(band.players))
