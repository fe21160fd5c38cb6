# execution_options of Session.execute() and Session.scalars().
from sqlalchemy import create_engine, select, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Thing(Base):
    __tablename__ = "thing"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    thing = Thing(name="first")
    session.add(thing)
    session.flush()
    changed = update(Thing).values(name="second")
    session.execute(changed, execution_options={"synchronize_session": False})
    print(session.scalars(select(Thing)).one().name)
    print(session.scalars(select(Thing), execution_options={"populate_existing": True}).one().name)
    for each in session.execute(select(Thing), execution_options={"yield_per": 10}).scalars():
        print(each.name)
    print(session.execute(select(Thing.name), execution_options={}).scalar_one())
