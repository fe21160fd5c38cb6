"""EXISTS between two subclasses, which have the table of their superclass in common."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Member(Base):
    __tablename__ = "member"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "member"}


class Trainer(Member):
    __tablename__ = "trainer"
    id: Mapped[int] = mapped_column(ForeignKey("member.id"), primary_key=True)
    swimmers: Mapped[List["Swimmer"]] = relationship(back_populates="trainer", foreign_keys="Swimmer.trainer_id")
    __mapper_args__ = {"polymorphic_identity": "trainer"}


class Swimmer(Member):
    __tablename__ = "swimmer"
    id: Mapped[int] = mapped_column(ForeignKey("member.id"), primary_key=True)
    trainer_id: Mapped[Optional[int]] = mapped_column(ForeignKey("trainer.id"))
    trainer: Mapped[Optional[Trainer]] = relationship(back_populates="swimmers", foreign_keys=[trainer_id])
    __mapper_args__ = {"polymorphic_identity": "swimmer"}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    trainer = Trainer(name="Tia", swimmers=[Swimmer(name="Sam"), Swimmer(name="Sue")])
    session.add_all([trainer, Trainer(name="Tom")])
    session.commit()
    print(session.scalars(select(Trainer.name).where(Trainer.swimmers.any(Swimmer.name == "Sue"))).all())
    print(session.scalars(select(Swimmer.name).where(Swimmer.trainer == trainer).order_by(Swimmer.id)).all())
    session.delete(trainer)
    session.commit()
    print([(swimmer.name, swimmer.trainer_id) for swimmer in session.scalars(select(Swimmer).order_by(Swimmer.id))])
