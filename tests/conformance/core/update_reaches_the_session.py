"""An UPDATE by condition changes objects in the session that it can tell apart."""

from typing import Optional

from sqlalchemy import create_engine, func, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Player(Base):
    __tablename__ = "player"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    score: Mapped[Optional[int]]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    ada, bo, cy = Player(name="Ada", score=1), Player(name="Bo", score=2), Player(name="Cy")
    session.add_all([ada, bo, cy])
    session.flush()
    result = session.execute(update(Player).where(Player.score > 1).values(score=Player.score + 10, name="Bob"))
    print(result.rowcount, ada.score, bo.score, bo.name, cy.score)
    session.execute(update(Player).values(name=func.upper(Player.name)))
    print(ada.name, bo.name)
    session.commit()
    session.execute(update(Player).where(Player.id == 1).values(score=7))
    print(ada.score)
