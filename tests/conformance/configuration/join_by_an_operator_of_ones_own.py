"""op() writes an operator into the condition of a relationship; with is_comparison=True
its columns are taken for a pair."""

from sqlalchemy import create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, joinedload, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Permission(Base):
    __tablename__ = "permission"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    bit: Mapped[int]

    roles = relationship(
        "Role",
        primaryjoin="Permission.bit.op('&', is_comparison=True)(foreign(Role.bits))",
        order_by="Role.id",
        viewonly=True,
    )


class Role(Base):
    __tablename__ = "role"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    bits: Mapped[int]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    session.add_all([Permission(name="read", bit=1), Permission(name="write", bit=2), Permission(name="own", bit=4)])
    session.add_all([Role(name="guest", bits=1), Role(name="editor", bits=3), Role(name="robot", bits=2)])
    session.commit()
    for permission in session.scalars(select(Permission).order_by(Permission.id)):
        print(permission.name, [role.name for role in permission.roles])
    session.expire_all()
    query = select(Permission).options(joinedload(Permission.roles)).order_by(Permission.id)
    for permission in session.scalars(query).unique():
        print(permission.name, [role.name for role in permission.roles])
    print(session.execute(select(Role.name, Role.bits.op("&")(2), Role.bits.op("|")(8)).order_by(Role.id)).all())
    print(select(Role).where(Role.bits.op("&")(2) == 2, Role.bits.op("%", precedence=8)(2) == 1))
    print(session.scalars(select(Role.name).where(Role.bits.op("&")(2) == 2).order_by(Role.id)).all())
    print(session.scalars(select(Role.name).where(Role.name.bool_op("LIKE")("%r") & (Role.bits > 2))).all())
