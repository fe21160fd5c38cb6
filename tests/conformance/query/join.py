from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Club(Base):
    __tablename__ = "club"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    members: Mapped[List["Member"]] = relationship(back_populates="club")


class Member(Base):
    __tablename__ = "member"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    club_id: Mapped[Optional[int]] = mapped_column(ForeignKey("club.id"))
    club: Mapped[Optional["Club"]] = relationship(back_populates="members")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    chess = Club(name="chess", members=[Member(name="Ann"), Member(name="Bo")])
    session.add_all([chess, Club(name="go", members=[Member(name="Cem")]), Member(name="Dee")])
    session.commit()

with Session(engine) as session:
    statement = select(Member).join(Member.club).where(Club.name == "chess").order_by(Member.name)
    print([member.name for member in session.scalars(statement)])

    pairs = select(Club.name, Member.name).join(Club.members).order_by(Member.id)
    for club, member in session.execute(pairs):
        print(club, member)

    everyone = select(Member.name, Club.name).outerjoin(Club).order_by(Member.id)
    print(session.execute(everyone).all())

    print(session.query(Club).join(Member).filter(Member.name == "Cem").one().name)
