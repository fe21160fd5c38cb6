"""A validator sees each value before it is set and says what is set instead.
What it raises leaves the attribute as it was."""
from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship, validates


class Base(DeclarativeBase):
    pass


class Account(Base):
    __tablename__ = "account"
    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[Optional[str]]

    @validates("email")
    def check_email(self, key, value):
        print("checking", key, value, self.email)
        if "@" not in value:
            raise ValueError(f"bad {key}")
        return value.lower()


account = Account(email="Ann@Home")
print(account.email)
try:
    account.email = "nowhere"
except ValueError as error:
    print(error, account.email)
try:
    Account(email="x")
except ValueError as error:
    print(error)
