"""The history of an unloaded collection whose queued changes cancelled each other, loaded; and that of a collection that was
deleted."""

from sqlalchemy import ForeignKey, create_engine, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Club(Base):
    __tablename__ = "club"
    id: Mapped[int] = mapped_column(primary_key=True)
    members: Mapped[list["Member"]] = relationship(back_populates="club")
    guests: Mapped[set["Member"]] = relationship(viewonly=True)


class Member(Base):
    __tablename__ = "member"
    id: Mapped[int] = mapped_column(primary_key=True)
    club_id: Mapped[int | None] = mapped_column(ForeignKey("club.id"))
    club: Mapped[Club | None] = relationship(back_populates="members")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    club = Club()
    session.add(club)
    session.commit()
    member = Member(club=club)
    member.club = None
    print(inspect(club).attrs.members.history)
    print(inspect(club).attrs.members.load_history())
new = Club()
new.guests = set()
print(inspect(new).attrs.guests.history)
del new.guests
print(inspect(new).attrs.guests.history, new.guests)
