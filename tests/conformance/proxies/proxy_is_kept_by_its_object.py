"""A proxy of a collection loads it when it is first read, before the arguments of its methods are; the object keeps
that proxy, which loads nothing when it is read again."""

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.ext.associationproxy import AssociationProxy, association_proxy
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Pupil(Base):
    __tablename__ = "pupil"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    hobbies: Mapped[list["Hobby"]] = relationship()
    hobby_names: AssociationProxy[list[str]] = association_proxy(
        "hobbies", "name", creator=lambda name: Hobby(name=name)
    )


class Hobby(Base):
    __tablename__ = "hobby"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    pupil_id: Mapped[int | None] = mapped_column(ForeignKey("pupil.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

kim = Pupil(name="Kim", hobby_names=["chess"])
tim = Pupil(name="Tim", hobby_names=["judo"])
session.add_all([kim, tim])
session.commit()
tim.hobby_names.append(kim.name)
print(tim.hobby_names is tim.hobby_names)
names = tim.hobby_names
session.commit()
same = tim.hobby_names
print("hobbies" in tim.__dict__, same is names)
print(list(names), "hobbies" in tim.__dict__)
