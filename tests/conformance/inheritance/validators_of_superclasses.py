"""Validators of a superclass see what its subclasses are given, once."""

from typing import Optional

from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, validates


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "user"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "user"}

    @validates("name")
    def trimmed(self, key, value):
        print("validate", type(self).__name__, key)
        return value.strip()


class Admin(User):
    level: Mapped[Optional[int]]
    __mapper_args__ = {"polymorphic_identity": "admin"}

    @validates("level")
    def positive(self, key, value):
        print("validate", type(self).__name__, key)
        return abs(value)


admin = Admin(name=" Ada ", level=-3)
print(repr(admin.name), admin.level, repr(User(name=" Bob ").name))
