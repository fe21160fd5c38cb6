"""False leaves objects as they are; "fetch" asks the database for the keys."""

from sqlalchemy import create_engine, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Player(Base):
    __tablename__ = "player"
    id: Mapped[int] = mapped_column(primary_key=True)
    score: Mapped[int]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    one, two, three = Player(score=1), Player(score=2), Player(score=3)
    session.add_all([one, two, three])
    session.flush()
    session.execute(
        update(Player).where(Player.id == 1).values(score=100),
        execution_options={"synchronize_session": False},
    )
    print(one.score)
    session.refresh(one)
    print(one.score)
    session.execute(
        update(Player).where(Player.score.in_([100, 2])).values(score=0).execution_options(synchronize_session="fetch")
    )
    print(one.score, two.score, three.score)
