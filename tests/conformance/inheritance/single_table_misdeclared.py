"""What a class without a table of its own cannot declare."""

from typing import Optional

from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Account(Base):
    __tablename__ = "account"
    id: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[Optional[str]]


def attempt(declare):
    try:
        declare()
    except Exception as error:
        print(type(error).__name__, error)


def conflicting():
    class Savings(Account):
        label: Mapped[Optional[str]] = mapped_column()


def second_key():
    class Loan(Account):
        number: Mapped[int] = mapped_column(primary_key=True)


def arguments():
    class Trust(Account):
        __table_args__ = {"extend_existing": True}


def no_discriminator():
    class Joint(Account):
        __mapper_args__ = {"polymorphic_on": "nothing"}


def no_table():
    class Loose(Base):
        pass


for declare in (conflicting, second_key, arguments, no_discriminator, no_table):
    attempt(declare)
