"""after_soft_rollback tells of the flush that failed, of its savepoint and of the
outer transaction."""

from sqlalchemy import create_engine, event
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Hut(Base):
    __tablename__ = "hut"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    beds: Mapped[int] = mapped_column(default=4, onupdate=6)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)


@event.listens_for(Session, "after_soft_rollback")
def rolled_back(session, previous_transaction):
    print("rolled back", previous_transaction.nested, session.is_active, session.in_transaction())


with Session(engine) as session:
    session.add(Hut(name="Alp"))
    session.flush()
    nested = session.begin_nested()
    session.add(Hut(name="Alp"))
    try:
        session.flush()
    except Exception as error:
        print(type(error).__name__)
    nested.rollback()
    session.rollback()
