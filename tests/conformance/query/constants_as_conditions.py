"""True, False and None are conditions, too; a text is none until text() says so."""

from sqlalchemy import ForeignKey, and_, create_engine, func, or_, select
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Zoo(Base):
    __tablename__ = "zoo"

    id: Mapped[int] = mapped_column(primary_key=True)
    animals: Mapped[list["Animal"]] = relationship(back_populates="zoo")


class Animal(Base):
    __tablename__ = "animal"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    zoo_id: Mapped[int] = mapped_column(ForeignKey("zoo.id"))
    zoo: Mapped[Zoo] = relationship(back_populates="animals")


def wanted(name=None):
    return Animal.name == name if name else True


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Zoo(animals=[Animal(name="ape"), Animal(name="bear")]))
    session.commit()
    names = select(Animal.name).order_by(Animal.name)
    print(session.scalars(names.where(wanted())).all(), session.scalars(names.where(wanted("bear"))).all())
    print(session.scalars(names.where(False)).all(), session.scalars(names.where(None)).all())
    print(names.where(True), names.where(and_(True, Animal.id > 1)), names.where(or_(False, Animal.id > 1)), sep="\n")
    print(session.query(Animal).filter(None).count(), session.query(Animal).filter(Animal.name.in_(["ape"]), True))
    for wrong in (
        lambda: names.where("name = 'ape'"),
        lambda: session.query(Animal).filter("id > 1"),
        lambda: session.query(Zoo).join(Animal, "zoo_id"),
    ):
        try:
            wrong()
        except ArgumentError as error:
            print(error)
    for wrong in (lambda: session.query(Zoo).options("animals"), lambda: func.count(Animal.id, Animal.name)):
        try:
            wrong()
        except (AttributeError, TypeError) as error:
            print(error)
