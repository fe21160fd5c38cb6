"""case() with conditions, with booleans and with a dict of values, as it is sent and as str() shows it."""

from sqlalchemy import and_, case, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Door(Base):
    __tablename__ = "door"

    id: Mapped[int] = mapped_column(primary_key=True)
    is_open: Mapped[bool]
    floor: Mapped[int]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    session.add_all([Door(is_open=True, floor=0), Door(is_open=False, floor=2)])
    session.commit()
    for expression in (
        case((Door.floor == 0, "ground"), else_="up"),
        case((and_(Door.floor > 0, Door.floor < 3), Door.floor + 1), (Door.floor == 0, 9), else_=None),
        case((~Door.is_open, "shut"), else_="open"),
        case((Door.is_open, "open"), else_="shut"),
        case({0: "ground", 2: "second"}, value=Door.floor, else_="?"),
        ~Door.is_open,
    ):
        statement = select(Door.id, expression).order_by(Door.id)
        print(statement)
        print(session.execute(statement).all())
