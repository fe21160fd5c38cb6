"""What a listener of a mapper raises ends the flush, and adding to the session from one is warned of."""

from sqlalchemy import create_engine, event, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, object_session


class Base(DeclarativeBase):
    pass


class Player(Base):
    __tablename__ = "player"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


@event.listens_for(Player, "before_insert")
@event.listens_for(Player, "before_update")
def check(mapper, connection, target):
    if not target.name:
        raise ValueError("a player needs a name")


@event.listens_for(Player, "after_insert")
def bring_a_friend(mapper, connection, target):
    if target.name == "Ada":
        object_session(target).add(Player(name="Friend of Ada"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    session.add(Player(name="Ada"))
    session.commit()
    print([player.name for player in session.scalars(select(Player))])
    ada = session.get(Player, 1)
    ada.name = ""
    for attempt in range(2):
        try:
            session.commit()
        except Exception as error:
            print(type(error).__name__, error)
    session.rollback()
    print(ada.name)
    print(event.contains(Player, "before_update", check))
    event.remove(Player, "before_update", check)
    ada.name = ""
    session.commit()
