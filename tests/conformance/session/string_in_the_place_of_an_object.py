"""A name given where an object was meant: without the other side nobody notices until it is added to a session."""

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Composer(Base):
    __tablename__ = "composer"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class Opera(Base):
    __tablename__ = "opera"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    composer_id: Mapped[int] = mapped_column(ForeignKey("composer.id"))
    composer: Mapped["Composer"] = relationship()


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

opera = Opera(title="Norma", composer="Bellini")
print(opera.composer, "composer" in opera.__dict__)
try:
    session.add(opera)
except AttributeError as error:
    print("add:", error)
print(opera in session)
try:
    session.commit()
except AttributeError as error:
    print("commit:", error)
session.rollback()
opera.composer = Composer(name="Bellini")
session.add(opera)
session.commit()
print(opera.composer_id)
try:
    opera.composer = "Verdi"
except AttributeError as error:
    print("set:", error)
