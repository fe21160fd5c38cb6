"""Classes that registry.mapped maps inherit from each other where each is under the decorator, in a table of its
own or not."""

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import Mapped, Session, mapped_column, registry

reg = registry()


@reg.mapped
class A:
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "a"}


@reg.mapped
class B(A):
    __tablename__ = "b"
    id: Mapped[int] = mapped_column(ForeignKey("a.id"), primary_key=True)
    x: Mapped[int]
    __mapper_args__ = {"polymorphic_identity": "b"}


@reg.mapped
class C(A):
    y: Mapped[int | None]
    __mapper_args__ = {"polymorphic_identity": "c"}

    def __init__(self, y):
        super().__init__(y=y)


print(A(id=1).kind, B(x=3).x, C(5).y)
e = create_engine("sqlite://")
reg.metadata.create_all(e)
with Session(e) as s:
    s.add_all([A(), B(x=3), C(7)])
    s.commit()
    print([(type(o).__name__, o.id, o.kind) for o in s.scalars(select(A).order_by(A.id))])
