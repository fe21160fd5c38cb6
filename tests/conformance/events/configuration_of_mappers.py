"""Listeners of Mapper and of classes are told when mappers are configured: all at once, at
the first use, and again when new ones come."""

from typing import List, Optional
from sqlalchemy import ForeignKey, event
from sqlalchemy.orm import DeclarativeBase, Mapped, Mapper, configure_mappers, mapped_column, relationship


class Base(DeclarativeBase):
    pass


@event.listens_for(Mapper, "before_configured")
def before():
    print("before_configured")


@event.listens_for(Mapper, "after_configured")
def after():
    print("after_configured")


@event.listens_for(Mapper, "mapper_configured")
def one(mapper, class_):
    print("mapper_configured", mapper, class_.__name__)


@event.listens_for(Mapper, "before_mapper_configured")
def one_before(mapper, class_):
    print("before_mapper_configured", class_.__name__)


class Reef(Base):
    __tablename__ = "reef"
    id: Mapped[int] = mapped_column(primary_key=True)
    corals: Mapped[List["Coral"]] = relationship(backref="reef")


class Coral(Base):
    __tablename__ = "coral"
    id: Mapped[int] = mapped_column(primary_key=True)
    reef_id: Mapped[Optional[int]] = mapped_column(ForeignKey("reef.id"))


@event.listens_for(Reef, "mapper_configured")
def reef_only(mapper, class_):
    print("Reef is configured", hasattr(Coral, "reef"))


@event.listens_for(Base, "mapper_configured", propagate=True)
def below_base(mapper, class_):
    print("below Base", class_.__name__)


print("start")
p = Reef(corals=[Coral()])
print(p.corals[0].reef is p)


class Buoy(Base):
    __tablename__ = "buoy"
    id: Mapped[int] = mapped_column(primary_key=True)


configure_mappers()
configure_mappers()
