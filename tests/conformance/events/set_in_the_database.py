"""A set is loaded as a set, and what was queued before it was loaded joins it.
Removed members lose their key."""
from typing import Optional, Set

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Band(Base):
    __tablename__ = "band"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    members: Mapped[Set["Member"]] = relationship(back_populates="band")

    def __repr__(self):
        return f"Band({self.name})"


class Member(Base):
    __tablename__ = "member"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    band_id: Mapped[Optional[int]] = mapped_column(ForeignKey("band.id"))
    band: Mapped[Optional["Band"]] = relationship(back_populates="members")

    def __repr__(self):
        return f"Member({self.name})"


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    band = Band(name="U2", members={Member(name="Bono")})
    session.add(band)
    session.commit()
    edge = Member(name="Edge")
    edge.band = band
    print("members" in band.__dict__)
    print(sorted(member.name for member in band.members), type(band.members).__name__)
    session.commit()
    band.members -= {edge}
    session.commit()
    rows = session.execute(select(Member.name, Member.band_id).order_by(Member.name))
    print(rows.all())
