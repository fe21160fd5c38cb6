"""use_alter=True on one of two foreign keys:
tables are created and dropped in order."""
from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session
class Base(DeclarativeBase): pass
class Club(Base):
    __tablename__ = "club"
    id: Mapped[int] = mapped_column(primary_key=True)
    captain_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", use_alter=True))
    captain: Mapped["Member | None"] = relationship(foreign_keys=[captain_id], post_update=True)
    members: Mapped[list["Member"]] = relationship(back_populates="club", foreign_keys="Member.club_id")
class Member(Base):
    __tablename__ = "member"
    id: Mapped[int] = mapped_column(primary_key=True)
    club_id: Mapped[int | None] = mapped_column(ForeignKey("club.id"))
    club: Mapped["Club | None"] = relationship(back_populates="members", foreign_keys=[club_id])
e = create_engine("sqlite://")
Base.metadata.create_all(e)
with Session(e) as s:
    m = Member(); c = Club(members=[m, Member()], captain=m); s.add(c); s.commit(); print(c.captain is m)
print([t.name for t in Base.metadata.sorted_tables])
Base.metadata.drop_all(e)
