"""A listener of mapper_configured that fails makes its mapper fail, each time it is used."""

from sqlalchemy import event
from sqlalchemy.orm import DeclarativeBase, Mapped, Mapper, mapped_column


class Base(DeclarativeBase):
    pass


class Kiln(Base):
    __tablename__ = "kiln"
    id: Mapped[int] = mapped_column(primary_key=True)


@event.listens_for(Mapper, "after_configured", once=True)
def after():
    print("after_configured")


@event.listens_for(Kiln, "mapper_configured")
def fails(mapper, class_):
    raise ValueError("too hot")


for n in range(2):
    try:
        Kiln()
    except Exception as e:
        print(type(e).__name__, e)
