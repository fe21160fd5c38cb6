"""type_annotation_map with Annotated[str, 50] as a key
and foreign keys in Annotated."""
from typing import Annotated, Optional
from decimal import Decimal
from sqlalchemy import create_engine, ForeignKey, String, Numeric, BigInteger
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session
intpk = Annotated[int, mapped_column(primary_key=True)]
str50 = Annotated[str, 50]
teamfk = Annotated[int, mapped_column(ForeignKey("team.id"))]
class Base(DeclarativeBase):
    type_annotation_map = {str50: String(50), str: String(200), int: BigInteger}
class Team(Base):
    __tablename__ = "team"
    id: Mapped[intpk]
    name: Mapped[str50]
    desc: Mapped[Optional[str50]]
    long: Mapped[str]
    n: Mapped[int]
class Player(Base):
    __tablename__ = "player"
    id: Mapped[intpk] = mapped_column()
    team_id: Mapped[teamfk]
    other: Mapped[Optional[teamfk]]
    t = relationship(Team, foreign_keys=[team_id])
Base.metadata.create_all(create_engine("sqlite://"))
print(Player().t)
