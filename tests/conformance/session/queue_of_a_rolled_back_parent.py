"""What was queued for an unloaded collection is still queued after the rollback that makes its owner transient.

Put into a session again, the owner cannot be flushed once it has a collection.
"""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Jar(Base):
    __tablename__ = "jar"
    id: Mapped[int] = mapped_column(primary_key=True)
    pickles: Mapped[List["Pickle"]] = relationship(back_populates="jar")


class Pickle(Base):
    __tablename__ = "pickle"
    id: Mapped[int] = mapped_column(primary_key=True)
    jar_id: Mapped[Optional[int]] = mapped_column(ForeignKey("jar.id"))
    jar: Mapped[Optional[Jar]] = relationship(back_populates="pickles")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
jar, pickle = Jar(), Pickle()
session.add_all([jar, pickle])
session.flush()
pickle.jar = jar
session.rollback()
jar.pickles.append(Pickle())
print(len(jar.pickles))
session.add(jar)
try:
    session.flush()
except AssertionError as error:
    print("not flushed", repr(error))
session.rollback()
another = Jar(pickles=jar.pickles)
session.add(another)
session.commit()
print(len(another.pickles))
