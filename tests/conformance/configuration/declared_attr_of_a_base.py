"""Columns, relationships and table names that methods declare,
on the base and on a mixin."""
from sqlalchemy import create_engine, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, declared_attr
class Base(DeclarativeBase):
    @declared_attr.directive
    def __tablename__(cls) -> str:
        return cls.__name__.lower()
    id: Mapped[int] = mapped_column(primary_key=True)
class RefOwner:
    @declared_attr
    def owner_id(cls) -> Mapped[int]:
        return mapped_column(ForeignKey("owner.id"))
    @declared_attr
    def owner(cls) -> Mapped["Owner"]:
        return relationship("Owner")
class Owner(Base):
    name: Mapped[str]
class Dog(RefOwner, Base):
    name: Mapped[str]
class Cat(RefOwner, Base):
    name: Mapped[str]
for k in (Owner, Dog, Cat):
    print(k.__tablename__, [c.name for c in k.__table__.columns])
e = create_engine("sqlite://")
Base.metadata.create_all(e)
with Session(e) as s:
    o = Owner(name="Ann")
    s.add_all([Dog(name="d", owner=o), Cat(name="c", owner=o)])
    s.commit()
    print(s.query(Dog).one().owner is s.query(Cat).one().owner)
