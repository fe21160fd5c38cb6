"""What a session tells of its objects: `before_attach`, `after_attach` and the events that are named after the two states
between which an object goes."""

from sqlalchemy import ForeignKey, create_engine, event, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, make_transient, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Kitchen(Base):
    __tablename__ = "kitchen"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    pots: Mapped[list["Pot"]] = relationship(back_populates="kitchen", cascade="all, delete-orphan")


class Pot(Base):
    __tablename__ = "pot"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    kitchen_id: Mapped[int] = mapped_column(ForeignKey("kitchen.id"))
    kitchen: Mapped[Kitchen] = relationship(back_populates="pots")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
states = ("transient", "pending", "persistent", "deleted", "detached")


def listen(name):
    @event.listens_for(Session, name)
    def told(session, instance):
        state = inspect(instance)
        print(f"  {name} {instance.__dict__.get('name')}:", *(word for word in states if getattr(state, word)))


for name in ("before_attach", "after_attach", "transient_to_pending", "pending_to_persistent", "pending_to_transient",
             "persistent_to_transient", "persistent_to_deleted", "deleted_to_detached", "deleted_to_persistent",
             "persistent_to_detached", "detached_to_persistent", "loaded_as_persistent"):
    listen(name)
session = Session(engine)
kitchen = Kitchen(name="small")
print("add")
session.add(kitchen)
print("commit")
session.commit()
print("cascade")
kitchen.pots.append(Pot(name="red"))
session.commit()
print("expunge and add again")
kitchen.name, kitchen.pots[0].name
session.expunge(kitchen)
session.add(kitchen)
print("delete, then roll back")
red = kitchen.pots[0]
session.delete(red)
session.flush()
session.rollback()
print("mark as deleted, then roll back")
red.name
session.delete(red)
session.rollback()
print("new, then roll back")
large = Kitchen(name="large")
session.add(large)
session.flush()
session.rollback()
session.add(large)
session.expunge(large)
print("pending orphan")
pot = Pot(name="blue")
kitchen.pots.append(pot)
kitchen.pots.remove(pot)
print("orphan")
kitchen.pots.pop()
session.commit()
print("load")
session.expunge_all()
kitchen = session.get(Kitchen, 1)
print("make_transient")
make_transient(kitchen)
print("delete and close")
kitchen = session.get(Kitchen, 1)
session.delete(kitchen)
session.flush()
session.close()
