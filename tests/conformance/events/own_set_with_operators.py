"""A set of the program's own class: operators in place keep it one, and tell of each member."""

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Crowd(set):
    def named(self, name):
        return next((person for person in self if person.name == name), None)


class Base(DeclarativeBase):
    pass


class Party(Base):
    __tablename__ = "party"
    id: Mapped[int] = mapped_column(primary_key=True)
    guests: Mapped[set["Guest"]] = relationship(collection_class=Crowd, back_populates="party")


class Guest(Base):
    __tablename__ = "guest"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    party_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"))
    party: Mapped[Party | None] = relationship(back_populates="guests")


party = Party()
ann, bob, cid = Guest(name="ann"), Guest(name="bob"), Guest(name="cid")
party.guests.add(ann)
party.guests |= {bob}
party.guests.update([cid])
print(type(party.guests), len(party.guests), party.guests.named("bob") is bob, bob.party is party)
party.guests -= {ann}
party.guests &= {bob}
party.guests ^= {ann}
print(sorted(guest.name for guest in party.guests), cid.party, ann.party is party)
for wrong in ([bob], None):
    try:
        party.guests |= wrong
    except TypeError as error:
        print(error)
party.guests.discard(bob)
print(party.guests.named("bob"), bob.party)
party.guests.clear()
print(party.guests, ann.party)
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    party.guests = {ann}
    session.add(party)
    session.commit()
    print(type(party.guests), party.guests.named("ann") is ann)
