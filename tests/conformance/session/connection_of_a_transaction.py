"""session.connection() gives the same connection as long as the transaction lasts, also to listeners, and
that one is closed with it."""

from sqlalchemy import create_engine, event, select, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Parcel(Base):
    __tablename__ = "parcel"
    id: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[str]


given = []


@event.listens_for(Parcel, "before_insert")
def note(mapper, connection, parcel):
    given.append(connection)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
connection = session.connection()
print(connection is session.connection(), connection.dialect is engine.dialect)
session.add(Parcel(label="books"))
session.flush()
print(given[0] is connection, connection.scalar(select(Parcel.label)))
with session.begin_nested():
    print(session.connection() is connection)
print(connection.closed, connection.in_transaction())
session.commit()
print(connection.closed, connection.in_transaction())
try:
    connection.execute(text("SELECT 1"))
except Exception as error:
    print(type(error).__name__, error)
later = session.connection()
print(later is connection, later.closed)
session.rollback()
print(later.closed)
session.close()
