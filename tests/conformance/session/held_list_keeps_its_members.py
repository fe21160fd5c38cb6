"""A list that the program holds keeps its members in the identity map, also after its owner was expired or was given
another list; when the list goes, they go."""
from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Choir(Base):
    __tablename__ = "choir"
    id: Mapped[int] = mapped_column(primary_key=True)
    singers: Mapped[list["Singer"]] = relationship()


class Singer(Base):
    __tablename__ = "singer"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    choir_id: Mapped[int | None] = mapped_column(ForeignKey("choir.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)


def known():
    return sorted(type(item).__name__ for item in session.identity_map.values())


choir = Choir(singers=[Singer(name="alto"), Singer(name="bass")])
session.add(choir)
session.commit()

singers = choir.singers
session.expire(choir)
print(known())
choir.singers.remove(singers[0])
session.rollback()
print(known(), choir.singers is singers)

former = choir.singers
choir.singers = []
session.flush()
del singers
print(known(), [singer in session for singer in former])
del former
print(known())
