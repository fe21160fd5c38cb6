"""A single-table hierarchy that refers to one of its classes."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, joinedload, mapped_column, relationship, selectinload


class Base(DeclarativeBase):
    pass


class Part(Base):
    __tablename__ = "part"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    sort: Mapped[str]
    assembly_id: Mapped[Optional[int]] = mapped_column(ForeignKey("part.id"))
    assembly: Mapped[Optional["Assembly"]] = relationship(back_populates="parts", remote_side=[id])

    __mapper_args__ = {"polymorphic_on": "sort", "polymorphic_identity": "part"}

    def __repr__(self):
        return f"{type(self).__name__}:{self.title}"


class Assembly(Part):
    parts: Mapped[List[Part]] = relationship(back_populates="assembly", order_by=Part.id)

    __mapper_args__ = {"polymorphic_identity": "assembly"}


class Screw(Part):
    length: Mapped[Optional[int]]

    __mapper_args__ = {"polymorphic_identity": "screw"}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    door = Assembly(title="door", parts=[Screw(title="long", length=40), Part(title="panel")])
    lock = Assembly(title="lock", parts=[Screw(title="short", length=8)])
    door.parts.append(lock)
    session.add(door)
    session.commit()
    print(door.parts, lock.parts[0].assembly)

    screw, inside = aliased(Screw), aliased(Assembly)
    for query in [
        select(Part).where(Part.assembly.has(Assembly.title == "lock")),
        select(Part).where(Part.assembly.has()),
        select(Assembly).where(Assembly.parts.any(Part.title == "panel")),
        select(Assembly).where(~Assembly.parts.any()),
        select(Assembly.title, screw.title).join(Assembly.parts.of_type(screw)).order_by(screw.id),
        select(Part).join(Part.assembly.of_type(inside)).where(inside.title == "door").order_by(Part.id),
    ]:
        print(session.execute(query).all())
    for load in (selectinload, joinedload):
        session.expire_all()
        query = select(Assembly).options(load(Assembly.parts)).order_by(Assembly.id)
        print([assembly.parts for assembly in session.scalars(query).unique()])

    session.delete(door)
    session.commit()
    print(session.execute(select(Part.title, Part.assembly_id).order_by(Part.id)).all())
