"""begin_nested() of a connection, and exec_driver_sql()."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, insert, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Boat(Base):
    __tablename__ = "boat"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    hidden: Mapped[bool] = mapped_column(default=False)
    oars: Mapped[List["Oar"]] = relationship(back_populates="boat")


class Oar(Base):
    __tablename__ = "oar"
    id: Mapped[int] = mapped_column(primary_key=True)
    boat_id: Mapped[Optional[int]] = mapped_column(ForeignKey("boat.id"))
    boat: Mapped[Optional["Boat"]] = relationship(back_populates="oars")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with engine.connect() as connection:
    connection.execute(insert(Boat), [{"name": "Ark"}, {"name": "Sub"}])
    with connection.begin_nested() as savepoint:
        connection.execute(insert(Boat).values(name="Tug"))
        savepoint.rollback()
    savepoint = connection.begin_nested()
    try:
        connection.execute(insert(Boat).values(name="Ark"))
    except Exception as error:
        print(type(error).__name__)
        savepoint.rollback()
    print(savepoint.is_active)
    with connection.begin_nested():
        connection.execute(insert(Boat).values(name="Cog"))
    print(connection.scalars(select(Boat.name).order_by(Boat.id)).all())
    connection.commit()
    print(connection.exec_driver_sql("SELECT name FROM boat WHERE id > ?", (1,)).all())
    result = connection.exec_driver_sql("UPDATE boat SET name = name || '!'")
    print(result.rowcount)
